package org.ascribe.perturbation;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.ascribe.engine.Finite;

/** Groups of features as they are in samples of a collection. */
final class Marginal implements Imputer {

    private final double[][] samples;

    Marginal(double[][] samples) {
        if (samples.length == 0) {
            throw new IllegalArgumentException("samples: none; expected 1 or more to draw from");
        }
        this.samples = new double[samples.length][];
        Arrays.setAll(
                this.samples, s -> Finite.check(samples[s].clone(), i -> "samples: feature " + i + " of sample " + s));
    }

    @Override
    public List<Conditional> of(Shape sample, List<int[]> groups) {
        for (double[] recorded : samples) {
            if (recorded.length != sample.size()) {
                throw new IllegalArgumentException("samples: one of " + recorded.length + " features; expected "
                        + sample.size() + ", as a sample of shape " + sample + " has");
            }
        }
        return groups.stream()
                .<Conditional>map(group -> (x, count, random) -> {
                    double[][] draws = new double[count][];
                    for (int s = 0; s < count; s++) {
                        double[] from = samples[random.nextInt(samples.length)];
                        draws[s] =
                                Arrays.stream(group).mapToDouble(i -> from[i]).toArray();
                    }
                    return draws;
                })
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Marginal that && Arrays.deepEquals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(samples);
    }

    @Override
    public String toString() {
        return "marginal(" + samples.length + " samples, hash " + Integer.toHexString(hashCode()) + ")";
    }
}
