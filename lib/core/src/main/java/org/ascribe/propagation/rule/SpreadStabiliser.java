package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;
import org.ascribe.engine.Shapes;

/**
 * In proportion to what the layer's denominators are: {@code z + ε sign(z)} with {@code ε = factor · √(mean of z²)} over the units of
 * one row, and sign(0) = +1.
 *
 * <p>The tutorial that this follows calls the root of the mean square z's standard deviation, adds ε whatever the sign of z, and takes
 * the mean over the rows of the batch too. Unsigned, ε moves a z of about −ε to zero, where relevance explodes. Over the batch,
 * what a sample is given depends on the samples beside it; here it never does. A row of zeros is kept from zero by 1e-9.
 *
 * <p>Montavon et al., the tutorial on implementing relevance propagation, which uses a factor of 0.1.
 *
 * @param factor of the root mean square, above 0
 * @param signed false to add ε to negative denominators too
 */
public record SpreadStabiliser(double factor, boolean signed) implements Stabiliser {

    private static final double LEAST = 1e-9;

    /**
     * Checks the factor.
     *
     * @param factor of the root mean square, above 0
     * @param signed false to add ε to negative denominators too
     * @throws IllegalArgumentException if the factor is not a positive number
     */
    public SpreadStabiliser {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("factor: " + factor + "; expected a number above 0");
        }
    }

    /**
     * Signed.
     *
     * @param factor of the root mean square, above 0
     */
    public SpreadStabiliser(double factor) {
        this(factor, true);
    }

    @Override
    public NDArray away(NDArray z) {
        long rows = z.getShape().get(0);
        NDArray meanSquare = z.square().reshape(rows, -1).mean(new int[] {1});
        Shape column = Shapes.along(0, z.getShape().dimension(), rows);
        NDArray epsilon = meanSquare.sqrt().mul(factor).add(LEAST).reshape(column);
        return signed ? NDArrays.where(z.gte(0), z.add(epsilon), z.sub(epsilon)) : z.add(epsilon);
    }

    /** In a few words, as a ledger has room for them. */
    @Override
    public String toString() {
        return factor + " rms(z)" + (signed ? "" : ", unsigned");
    }
}
