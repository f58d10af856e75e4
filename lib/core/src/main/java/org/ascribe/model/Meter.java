package org.ascribe.model;

import java.util.concurrent.atomic.AtomicLong;
import org.ascribe.Cost;

/** Counts the rows that passed through a model, for one function and all that are derived from it. */
public final class Meter {

    private final AtomicLong forwards = new AtomicLong();
    private final AtomicLong backwards = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();

    /** Nothing counted yet. */
    public Meter() {}

    void count(long forwardRows, long backwardRows, long elapsedNanos) {
        forwards.addAndGet(forwardRows);
        backwards.addAndGet(backwardRows);
        nanos.addAndGet(elapsedNanos);
    }

    Cost read() {
        return new Cost(forwards.get(), backwards.get(), nanos.get() * 1e-9);
    }
}
