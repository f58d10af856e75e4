package org.ascribe;

import ai.djl.ndarray.NDArray;

/**
 * One draw of a sampler, as the only baseline.
 *
 * <p>Shapes: those the sampler can draw. What one draw happens to be is part of the attribution; methods that average over many do
 * not have this noise, or know how large it is.
 *
 * @param sampler what is drawn from
 * @param draw number of the draw, from 0
 */
record DrawnBaseline(Sampler sampler, int draw) implements Baseline {

    /**
     * Checks the number.
     *
     * @param sampler what is drawn from
     * @param draw number of the draw
     * @throws IllegalArgumentException if it is negative
     */
    public DrawnBaseline {
        if (draw < 0) {
            throw new IllegalArgumentException("draw: " + draw + "; expected 0 or more");
        }
    }

    @Override
    public NDArray values(NDArray batch) {
        try (NDArray drawn = sampler.draws(batch, draw, draw + 1)) {
            return Draws.spread(drawn.get(0), batch.getShape());
        }
    }

    @Override
    public String toString() {
        return "draw " + draw + " of " + sampler;
    }
}
