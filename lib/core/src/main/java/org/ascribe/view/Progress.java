package org.ascribe.view;

import java.util.function.LongSupplier;

/**
 * Shows how far a long task is: how much is done, how long it took and how long it will take. One display is updated in
 * place in a notebook and in a terminal; elsewhere a line is written for every tenth of the way. A task that is over within
 * a second shows nothing.
 *
 * <pre>{@code
 * try (Progress p = Progress.of("table 3", images.size())) {
 *     for (Image image : images) {
 *         explain(image);
 *         p.step();
 *     }
 * }
 * }</pre>
 *
 * <p>Where a task reports {@code (done, total)} itself, hand it {@code p::update}. Any thread may report; no thread is
 * started.
 */
public final class Progress implements AutoCloseable {

    private static final double PATIENCE = 1;
    private static final double PAUSE = 0.2;

    private final String label;
    private final long before;
    private final LongSupplier nanos;
    private final ProgressDisplay display;
    private final long start;
    private long total;
    private long done;
    private double lastShown = Double.NEGATIVE_INFINITY;
    private boolean closed;

    Progress(String label, long before, long total, LongSupplier nanos, ProgressDisplay display) {
        if (total < 0 || before < 0 || before > total) {
            throw new IllegalArgumentException(
                    "done, total: " + before + " of " + total + "; expected 0 ≤ done ≤ total");
        }
        this.label = label;
        this.before = before;
        this.done = before;
        this.total = total;
        this.nanos = nanos;
        this.display = display;
        this.start = nanos.getAsLong();
    }

    /**
     * Progress from the beginning.
     *
     * @param label what is done, in a few words
     * @param total how many steps there are
     * @return progress, to be closed at the end
     */
    public static Progress of(String label, long total) {
        return of(label, 0, total);
    }

    /**
     * Progress of a task that is continued.
     *
     * @param label what is done, in a few words
     * @param done how many steps were done before; they do not count for the time that is left
     * @param total how many steps there are, with those
     * @return progress, to be closed at the end
     */
    public static Progress of(String label, long done, long total) {
        return new Progress(label, done, total, System::nanoTime, ProgressDisplay.here());
    }

    /** One more step is done. */
    public synchronized void step() {
        update(done + 1, total);
    }

    /**
     * So many steps are done.
     *
     * @param nowDone all steps done so far
     * @param nowTotal all steps there are
     */
    public synchronized void update(long nowDone, long nowTotal) {
        done = nowDone;
        total = nowTotal;
        double seconds = seconds();
        if (!closed && seconds >= PATIENCE && seconds - lastShown >= PAUSE) {
            lastShown = seconds;
            display.show(state(seconds, false));
        }
    }

    /** Leaves the total time on the display, or where the task stopped. */
    @Override
    public synchronized void close() {
        double seconds = seconds();
        if (!closed && seconds >= PATIENCE) {
            display.show(state(seconds, true));
        }
        closed = true;
    }

    private ProgressState state(double seconds, boolean ended) {
        return new ProgressState(label, before, done, total, seconds, ended);
    }

    private double seconds() {
        return (nanos.getAsLong() - start) * 1e-9;
    }
}
