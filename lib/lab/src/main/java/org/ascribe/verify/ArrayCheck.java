package org.ascribe.verify;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A computed array beside the expected one, at the entry where they differ most.
 *
 * @param array name of the array
 * @param index indices of that entry
 * @param found what was computed there
 * @param expected what was expected there
 * @param tolerance how far apart the two may be
 * @param relativeError their difference relative to the array's scale, its largest expected entry as a rule; empty where all
 *     entries are as good as zero
 * @param rounded whether the expected values were rounded to float32 on their way here
 */
public record ArrayCheck(
        String array,
        long[] index,
        double found,
        double expected,
        double tolerance,
        OptionalDouble relativeError,
        boolean rounded) {

    static ArrayCheck of(ExpectedArray e, double[] found) {
        double[] expected = e.values();
        if (found.length != expected.length) {
            throw new IllegalStateException(
                    e.name() + ": " + found.length + " values; expected shape " + Arrays.toString(e.shape()));
        }
        int worst = 0;
        double largestError = -1;
        for (int i = 0; i < expected.length; i++) {
            double error = error(found[i], expected[i]);
            if (error > largestError) {
                largestError = error;
                worst = i;
            }
        }
        OptionalDouble relative = e.scale() > 0 ? OptionalDouble.of(largestError / e.scale()) : OptionalDouble.empty();
        return new ArrayCheck(
                e.name(), index(worst, e.shape()), found[worst], expected[worst], e.tolerance(), relative, e.rounded());
    }

    /** A number that is none is as wrong as can be. */
    private static double error(double found, double expected) {
        double error = Math.abs(found - expected);
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static long[] index(int flat, long[] shape) {
        long[] index = new long[shape.length];
        long rest = flat;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            index[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return index;
    }

    /**
     * Whether the array is within tolerance.
     *
     * @return whether no entry is further off
     */
    public boolean passed() {
        return toleranceUsed() <= 1;
    }

    /**
     * How much of the tolerance was needed.
     *
     * @return 0 for equality, more than 1 for a failure
     */
    public double toleranceUsed() {
        double error = error(found, expected);
        return error == 0 ? 0 : error / tolerance;
    }

    @Override
    public String toString() {
        String place = Arrays.stream(index).mapToObj(Long::toString).collect(Collectors.joining(", ", "[", "]"));
        return array + place + ": found " + found + ", expected " + expected + ", tolerance " + tolerance;
    }
}
