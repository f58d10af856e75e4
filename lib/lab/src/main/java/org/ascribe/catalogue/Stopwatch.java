package org.ascribe.catalogue;

import java.util.Arrays;
import java.util.function.Supplier;
import org.ascribe.result.Median;
import org.ascribe.result.Scale;

/**
 * The time of a piece of work, and that of another in the same minute: both in turn, the medians of several. On a machine that has
 * other things to do, their ratio says more than either.
 *
 * @param most how often the work is timed at most, after once to warm up; 0 to time that one
 * @param enoughSeconds after how many seconds it is not timed again, unless that was less than three times
 */
record Stopwatch(int most, double enoughSeconds) {

    private static final int LEAST = 3;

    /** Quick where it only matters that it runs. */
    static Stopwatch of(Scale scale) {
        return scale == Scale.SMOKE ? new Stopwatch(0, 0) : new Stopwatch(7, 0.2);
    }

    /**
     * What the work gave the first time, and how long it takes.
     *
     * @param result of the first time
     * @param seconds median of the work
     * @param yardstick median of the other work
     */
    record Timed<T>(T result, double seconds, double yardstick) {}

    <T> Timed<T> time(Supplier<T> work, Runnable other) {
        long start = System.nanoTime();
        T result = work.get();
        double first = (System.nanoTime() - start) * 1e-9;
        if (most == 0) {
            return new Timed<>(result, first, once(other));
        }
        double[] seconds = new double[most];
        double[] yardstick = new double[most];
        int done = 0;
        for (double sum = 0; done < most && (done < LEAST || sum < enoughSeconds); done++) {
            yardstick[done] = once(other);
            seconds[done] = once(work::get);
            sum += seconds[done];
        }
        return new Timed<>(result, Median.of(Arrays.copyOf(seconds, done)), Median.of(Arrays.copyOf(yardstick, done)));
    }

    String words() {
        return most == 0 ? "the first run, not warmed up" : "median of up to " + most + " after one to warm up";
    }

    /** Until compiled code does it. */
    void warmUp(Runnable work) {
        for (double sum = 0; sum < enoughSeconds; sum += once(work)) {}
    }

    private static double once(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) * 1e-9;
    }
}
