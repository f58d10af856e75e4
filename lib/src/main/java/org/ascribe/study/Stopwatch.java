package org.ascribe.study;

import java.util.Arrays;
import java.util.function.Supplier;

/**
 * The time of a piece of work: once to warm up, then the median of several.
 *
 * @param most how often it is timed at most
 * @param enoughSeconds after how many seconds of work it is not timed again, but three times at least
 */
record Stopwatch(int most, double enoughSeconds) {

    private static final int LEAST = 3;

    /**
     * What the work gave the first time, and how long it takes.
     *
     * @param result of the warm-up
     * @param seconds median
     */
    record Timed<T>(T result, double seconds) {}

    <T> Timed<T> time(Supplier<T> work) {
        T result = work.get();
        double[] seconds = new double[most];
        int done = 0;
        for (double sum = 0; done < most && (done < LEAST || sum < enoughSeconds); done++) {
            long start = System.nanoTime();
            work.get();
            seconds[done] = (System.nanoTime() - start) * 1e-9;
            sum += seconds[done];
        }
        double[] sorted = Arrays.stream(seconds, 0, done).sorted().toArray();
        return new Timed<>(result, (sorted[(done - 1) / 2] + sorted[done / 2]) / 2);
    }
}
