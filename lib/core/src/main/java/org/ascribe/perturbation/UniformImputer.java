package org.ascribe.perturbation;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Noise spread evenly over an interval.
 *
 * @param low lower end
 * @param high upper end
 */
record UniformImputer(double low, double high) implements Imputer {

    UniformImputer {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("low, high: " + low + ", " + high + "; expected finite low < high");
        }
    }

    @Override
    public List<Conditional> of(Shape sample, List<int[]> groups) {
        return groups.stream()
                .<Conditional>map(group -> (x, count, random) -> {
                    double[][] draws = new double[count][group.length];
                    for (double[] draw : draws) {
                        for (int i = 0; i < draw.length; i++) {
                            draw[i] = low + (high - low) * random.nextDouble();
                        }
                    }
                    return draws;
                })
                .toList();
    }

    @Override
    public String toString() {
        return "uniform(" + low + " to " + high + ")";
    }
}
