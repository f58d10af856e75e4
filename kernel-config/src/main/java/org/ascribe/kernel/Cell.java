package org.ascribe.kernel;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a cell, as the group of its threads. An interrupt reaches all of them; a thread that does not answer is
 * abandoned: it may run on, but neither prints nor shares the evaluator's state any more.
 */
final class Cell extends ThreadGroup {
    private static final Duration GRACE = Duration.ofMillis(500);
    private static final long TICK_MILLIS = 20;
    private static final long SWEEP_MILLIS = 100;

    private final Duration statementLimit;
    /** Null while nobody stopped it. */
    private volatile @Nullable String stopReason;

    private volatile boolean abandoned;
    private boolean inUserCode;
    private boolean ended;
    private long statementStart;

    /** A limit of zero is no limit. */
    Cell(String name, Duration statementLimit) {
        super(name);
        this.statementLimit = statementLimit;
    }

    /** The cell that the calling thread belongs to, or null. */
    static @Nullable Cell current() {
        if (StopCheck.isOfCommonPool(Thread.currentThread())) {
            return null;
        }
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        while (group != null && !(group instanceof Cell)) {
            group = group.getParent();
        }
        return (Cell) group;
    }

    /** Runs the body in a thread of this cell; returns when it ends, or shortly after a stop that it does not answer. */
    <T> T run(Callable<T> body) throws Exception {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = new Thread(this, task, getName());
        thread.setDaemon(true);
        thread.start();
        long giveUpAt = Long.MAX_VALUE;
        while (true) {
            try {
                T result = task.get(TICK_MILLIS, TimeUnit.MILLISECONDS);
                settle();
                return result;
            } catch (TimeoutException stillRunning) {
                stopIfOverLimit();
                if (stopReason != null && giveUpAt == Long.MAX_VALUE) {
                    giveUpAt = System.nanoTime() + GRACE.toNanos();
                }
                if (System.nanoTime() > giveUpAt) {
                    abandoned = true;
                    throw new CellInterrupted(stopReason + "; its thread does not answer and runs on, unheard");
                }
            } catch (ExecutionException ended) {
                String reason = settle();
                if (reason != null) {
                    throw new CellInterrupted(reason, ended.getCause());
                }
                throw unwrapped(ended);
            }
        }
    }

    /** Stops the cell: blocked calls see an interrupt, loops a {@link StopCheck}. */
    void stop(String reason) {
        synchronized (this) {
            if (ended || stopReason != null) {
                return;
            }
            stopReason = reason;
            StopCheck.arm(this);
            // An interrupt in the middle of a compilation could close the compiler's open jars.
            if (inUserCode) {
                interrupt();
            }
        }
    }

    void throwIfStopped() {
        String reason = stopReason;
        if (reason != null) {
            throw new CellInterrupted(reason);
        }
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** The evaluator hands over to the cell's own code. Returns what {@link #backTo} takes. */
    synchronized boolean enterUserCode() {
        throwIfStopped();
        boolean before = inUserCode;
        inUserCode = true;
        if (!before) {
            statementStart = System.nanoTime();
        }
        return before;
    }

    /** The cell's own code calls the evaluator, as a magic does. Returns what {@link #backTo} takes. */
    synchronized boolean enterEvaluator() {
        boolean before = inUserCode;
        backTo(false);
        return before;
    }

    /** Back to user code, or to the evaluator, whichever was left. */
    void backTo(boolean userCode) {
        synchronized (this) {
            inUserCode = userCode;
            if (!userCode) {
                Thread.interrupted();
            }
        }
        if (abandoned) {
            parkForGood();
        }
    }

    /**
     * The cell answered. Its other threads get a moment to see the stop as well; what then runs is a pool or a library's own, and
     * may go on. Returns why the cell was stopped, or null.
     */
    private @Nullable String settle() throws InterruptedException {
        String reason;
        synchronized (this) {
            ended = true;
            reason = stopReason;
        }
        if (reason != null) {
            Thread.sleep(SWEEP_MILLIS);
            stopReason = null;
            StopCheck.disarm(this);
        }
        return reason;
    }

    private synchronized void stopIfOverLimit() {
        if (inUserCode && !statementLimit.isZero() && System.nanoTime() - statementStart > statementLimit.toNanos()) {
            stop("the statement ran longer than IJAVA_TIMEOUT, " + statementLimit.toMillis() + " ms");
        }
    }

    /** The evaluator serves other cells by now; a late return into it would mix their states. */
    private void parkForGood() {
        StopCheck.disarm(this);
        while (true) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException again) {
                // Nobody waits for this thread; it stays parked.
            }
        }
    }

    private static Exception unwrapped(ExecutionException e) throws Error {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof Exception exception ? exception : e;
    }
}
