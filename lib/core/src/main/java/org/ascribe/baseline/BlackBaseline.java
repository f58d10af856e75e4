package org.ascribe.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.engine.Tensors;

/**
 * A black image after normalisation: {@code b_c = (0 - m_c) / s_c} in every pixel of channel c. Zero would be the mean colour of the
 * data there, not black.
 *
 * <p>Shapes: {@code [n, channels, ...]}. Blind to black pixels.
 *
 * @param mean m, a number for each channel
 * @param deviation s, as many
 */
record BlackBaseline(List<Double> mean, List<Double> deviation) implements Baseline {

    /**
     * Checks the numbers.
     *
     * @param mean m
     * @param deviation s
     * @throws IllegalArgumentException if there are none, not as many of both, or a black that is not finite
     */
    public BlackBaseline {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.isEmpty() || mean.size() != deviation.size()) {
            throw new IllegalArgumentException("mean, deviation: " + mean.size() + " and " + deviation.size()
                    + " numbers; expected one of each for every channel");
        }
        for (int c = 0; c < mean.size(); c++) {
            if (!(deviation.get(c) > 0) || !Double.isFinite(mean.get(c) / deviation.get(c))) {
                throw new IllegalArgumentException("mean, deviation: " + mean.get(c) + " and " + deviation.get(c)
                        + " in channel " + c + "; expected a finite mean and a positive deviation");
            }
        }
    }

    @Override
    public NDArray values(NDArray batch) {
        Shape shape = batch.getShape();
        if (shape.dimension() < 2 || shape.get(1) != mean.size()) {
            throw new IllegalArgumentException("baseline: " + this + " for samples of shape " + shape.slice(1)
                    + "; expected " + mean.size() + " channels first");
        }
        double[] black = new double[mean.size()];
        for (int c = 0; c < black.length; c++) {
            black[c] = -mean.get(c) / deviation.get(c);
        }
        return Tensors.spread(Tensors.along(batch, 1, shape.dimension(), black), shape);
    }

    @Override
    public String toString() {
        return "black(mean " + mean + ", deviation " + deviation + ")";
    }
}
