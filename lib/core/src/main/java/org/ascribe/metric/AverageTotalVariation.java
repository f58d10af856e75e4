package org.ascribe.metric;

import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.ascribe.picture.SaliencyMap;

/**
 * Average total variation: {@code ATV(S) = (‖∂ₓS‖ + ‖∂ᵧS‖) / (h w)} with the differences of horizontal and of vertical
 * neighbours; how noisy a map is, lower is better.
 *
 * <ul>
 *   <li>S is the saliency map of the attributions: {@link #saliency}, between 0 and 1. So scale and sign do not matter.
 *   <li>Shapes: a map {@code [height][width]}; without unit; at most 2 under {@link Norm#L1}.
 *   <li>Smooth is not true: a constant map scores 0. Read it beside a metric that asks the model.
 * </ul>
 *
 * Goh et al. 2021 (SmoothTaylor), equation 13.
 *
 * @param norm {@link Norm#L1} in the paper
 */
public record AverageTotalVariation(Norm norm) implements MapMetric {

    /** As in the paper. */
    public AverageTotalVariation() {
        this(Norm.L1);
    }

    @Override
    public Direction direction() {
        return Direction.LOWER_IS_BETTER;
    }

    @Override
    public Measurement of(double[][] map) {
        return measurement(variation(saliency(map)), OptionalDouble.empty());
    }

    /**
     * The {@link SaliencyMap} of a map that is checked.
     *
     * @param map signed attributions, {@code [height][width]}
     * @return the saliency map; of a map with one value all over, zeros
     * @throws IllegalArgumentException if the map is empty, ragged, or has entries that are not finite
     */
    public static double[][] saliency(double[][] map) {
        Maps.check(map);
        return SaliencyMap.of(map);
    }

    double variation(double[][] s) {
        int height = s.length;
        int width = s[0].length;
        double[] across = new double[height * (width - 1)];
        double[] down = new double[(height - 1) * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                across[y * (width - 1) + x] = s[y][x + 1] - s[y][x];
            }
            for (int x = 0; x < width && y + 1 < height; x++) {
                down[y * width + x] = s[y + 1][x] - s[y][x];
            }
        }
        return (norm.of(DoubleStream.of(across)) + norm.of(DoubleStream.of(down))) / (height * width);
    }
}
