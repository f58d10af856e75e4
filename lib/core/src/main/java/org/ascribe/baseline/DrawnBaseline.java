package org.ascribe.baseline;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.LongSupplier;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;
import org.ascribe.sampling.Sampler;

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
    public Baseline reseeded(LongSupplier seeds) {
        return new DrawnBaseline(sampler.reseeded(seeds), draw);
    }

    @Override
    public NDArray values(NDArray batch) {
        NDManager owner = batch.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray drawn = sampler.draws(Views.of(batch, scope), draw, draw + 1);
            NDArray spread = Tensors.spread(drawn.get(0), batch.getShape());
            spread.attach(owner);
            return spread;
        }
    }

    @Override
    public String toString() {
        return "draw " + draw + " of " + sampler;
    }
}
