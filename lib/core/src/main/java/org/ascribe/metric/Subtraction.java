package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import org.ascribe.sampling.Sampler;

/**
 * {@code x − I} for drawn I. The foretold change is {@code I·a}, so attributions are taken as slopes: a gradient, not gradient ×
 * input.
 *
 * @param draw where I comes from
 * @param count how many are drawn
 */
public record Subtraction(Sampler draw, int count) implements Perturbation {

    /**
     * Checks the count.
     *
     * @param draw where I comes from
     * @param count how many are drawn
     * @throws IllegalArgumentException if none are
     */
    public Subtraction {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count + "; expected 1 perturbation or more");
        }
    }

    @Override
    public Changes of(Shape sample) {
        return new Changes() {
            @Override
            public int count() {
                return count;
            }

            @Override
            public Changed of(NDArray x, int from, int to) {
                NDArray drawn = draw.draws(x, from, to);
                return new Changed(drawn, x.expandDims(0).sub(drawn));
            }
        };
    }

    @Override
    public boolean sampled() {
        return true;
    }
}
