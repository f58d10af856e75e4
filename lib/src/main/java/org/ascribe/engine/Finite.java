package org.ascribe.engine;

import java.util.function.IntFunction;

/** Numbers on their way out: none of them is NaN or infinite. */
public final class Finite {

    private Finite() {}

    /**
     * Checks numbers that are on the heap anyway. Cost: one look at each.
     *
     * @param values the numbers
     * @param what what number i is, asked for only where it is wrong: the beginning of a sentence, with the name of the argument at
     *     fault
     * @return the numbers
     * @throws IllegalArgumentException at the first that is NaN or infinite
     */
    public static double[] check(double[] values, IntFunction<String> what) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(what.apply(i) + " is " + values[i] + "; expected a finite number");
            }
        }
        return values;
    }
}
