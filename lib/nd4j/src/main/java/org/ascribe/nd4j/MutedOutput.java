package org.ascribe.nd4j;

import java.io.OutputStream;
import java.io.PrintStream;

/** Work that prints to standard output although it was not asked to: what this thread prints meanwhile is dropped. */
final class MutedOutput extends OutputStream {

    private final Thread muted = Thread.currentThread();
    private final PrintStream others;

    private MutedOutput(PrintStream others) {
        this.others = others;
    }

    /**
     * Runs the work, one at a time.
     *
     * @param work what prints
     */
    static synchronized void run(Runnable work) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(new MutedOutput(out), true));
        try {
            work.run();
        } finally {
            System.setOut(out);
        }
    }

    @Override
    public void write(int b) {
        if (Thread.currentThread() != muted) {
            others.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        if (Thread.currentThread() != muted) {
            others.write(bytes, from, length);
        }
    }
}
