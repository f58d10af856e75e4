package org.ascribe.kernel;

import org.dflib.jjava.jupyter.kernel.BaseKernel;

/** What cells can call in addition to JJava's {@code display}, {@code render} and {@code updateDisplay}. */
public final class Notebook {
    private Notebook() {}

    /** Clears the output of the running cell at once. */
    public static void clearOutput() {
        clearOutput(false);
    }

    /**
     * Clears the output of the running cell.
     *
     * @param wait keep it until there is new output, which avoids flicker
     */
    public static void clearOutput(boolean wait) {
        if (BaseKernel.notebookKernel() instanceof AscribeKernel kernel) {
            kernel.streams().clear(wait);
        }
    }
}
