package org.ascribe.engine;

import ai.djl.ndarray.NDArray;
import java.util.function.IntFunction;
import java.util.function.Supplier;

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
     * @throws NotFiniteException at the first that is NaN or infinite
     */
    public static double[] check(double[] values, IntFunction<String> what) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new NotFiniteException(what.apply(i) + " is " + values[i] + "; expected a finite number");
            }
        }
        return values;
    }

    /**
     * Checks numbers where they lie. Cost: a look at each, and one bit that comes to the heap.
     *
     * @param array the numbers, of a floating type
     * @param what they are, asked for only if one is wrong: the beginning of a sentence, with the name of the argument at fault
     * @return the array
     * @throws NotFiniteException if one of them is NaN or infinite
     */
    public static NDArray check(NDArray array, Supplier<String> what) {
        try (NDArray none = array.isNaN();
                NDArray infinite = array.isInfinite();
                NDArray odd = none.logicalOr(infinite);
                NDArray any = odd.any()) {
            if (any.getBoolean()) {
                throw new NotFiniteException(what.get() + " has NaN or infinite entries; expected finite ones");
            }
            return array;
        }
    }
}
