package org.ascribe.axiom.net;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Batch normalisation in evaluation mode, {@code γ z + β} unit by unit.
 *
 * @param scale γ, divided by the standard deviation
 * @param shift β, less what the mean takes off
 */
public record Norm(double[] scale, double[] shift) {

    /**
     * Copies both.
     *
     * @param scale one number for each sum
     * @param shift as many
     * @throws IllegalArgumentException if there are more of one than of the other
     */
    public Norm {
        if (scale.length != shift.length) {
            throw new IllegalArgumentException("scale: " + scale.length + " numbers; expected " + shift.length
                    + ", as many as there are in shift");
        }
        scale = scale.clone();
        shift = shift.clone();
    }

    /**
     * γ.
     *
     * @return a copy
     */
    @Override
    public double[] scale() {
        return scale.clone();
    }

    /**
     * β.
     *
     * @return a copy
     */
    @Override
    public double[] shift() {
        return shift.clone();
    }

    double[] apply(double[] z) {
        return IntStream.range(0, z.length)
                .mapToDouble(j -> scale[j] * z[j] + shift[j])
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Norm that && Arrays.equals(scale, that.scale) && Arrays.equals(shift, that.shift);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(scale) + Arrays.hashCode(shift);
    }

    @Override
    public String toString() {
        return "Norm[scale=" + Arrays.toString(scale) + ", shift=" + Arrays.toString(shift) + "]";
    }
}
