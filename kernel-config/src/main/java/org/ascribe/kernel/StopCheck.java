package org.ascribe.kernel;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;

/**
 * What every loop and method of a cell calls, so that a runaway cell can be stopped: since Java 20 a thread can no longer be
 * stopped from outside. The calls are put in by {@link LoopGuard}; until a cell is interrupted one costs the read of a flag.
 */
public final class StopCheck {
    private static final Set<Cell> STOPPING = ConcurrentHashMap.newKeySet();

    private static volatile boolean armed;

    private StopCheck() {}

    /** Throws {@link CellInterrupted} in a thread of an interrupted cell; does nothing in any other. */
    public static void check() {
        if (armed) {
            checkCell();
        }
    }

    static void arm(Cell cell) {
        STOPPING.add(cell);
        armed = true;
    }

    static void disarm(Cell cell) {
        STOPPING.remove(cell);
        armed = !STOPPING.isEmpty();
    }

    private static void checkCell() {
        if (isOfCommonPool(Thread.currentThread())) {
            // Serves whichever cell runs; one that was given up no longer does.
            STOPPING.stream().filter(cell -> !cell.isAbandoned()).forEach(Cell::throwIfStopped);
            return;
        }
        Cell cell = Cell.current();
        if (cell != null) {
            cell.throwIfStopped();
        }
    }

    /** Its threads outlive the cell that happened to start them. */
    static boolean isOfCommonPool(Thread thread) {
        return thread instanceof ForkJoinWorkerThread worker && worker.getPool() == ForkJoinPool.commonPool();
    }
}
