package org.ascribe.kernel;

/**
 * What every loop and method of a cell calls, so that a runaway cell can be stopped: since Java 20 a thread can no longer be
 * stopped from outside. The calls are put in by {@link LoopGuard}; until a cell is interrupted one costs the read of a flag.
 */
public final class StopCheck {
    private static volatile boolean armed;

    private StopCheck() {}

    /** Throws {@link CellInterrupted} in a thread of an interrupted cell; does nothing in any other. */
    public static void check() {
        if (armed) {
            checkCell();
        }
    }

    static void arm() {
        armed = true;
    }

    static void disarm() {
        armed = false;
    }

    private static void checkCell() {
        Cell cell = Cell.current();
        if (cell != null) {
            cell.throwIfStopped();
        }
    }
}
