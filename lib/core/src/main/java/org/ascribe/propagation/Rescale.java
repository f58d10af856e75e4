package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import org.ascribe.network.Activation;
import org.ascribe.network.Multiplier;

/**
 * DeepLIFT's Rescale rule: {@code m = (s(z) - s(z̃)) / (z - z̃)}, and the derivative halfway between where z and z̃ are so
 * close that the quotient cancels.
 *
 * <p>So close is nearer than the cube root of the precision: there the error of the derivative, of order (z − z̃)², and that
 * of the cancelled quotient, of order precision / (z − z̃), are equal. A quotient of values that are themselves as small as the
 * distance does not cancel, however close: it is taken across a kink at 0, where the derivative halfway is that of one side.
 *
 * <p>Shrikumar, Greenside, Kundaje 2017, section 3.5.2.
 */
public record Rescale() implements Multiplier {

    /** Values this many times the distance lose no more than so many units of their last digit. */
    private static final double SMALL = 4;

    @Override
    public NDArray of(Activation s, NDArray z, NDArray reference) {
        double close = z.getDataType() == DataType.FLOAT64 ? 6e-6 : 5e-3;
        NDArray difference = z.sub(reference);
        NDArray distance = difference.abs();
        NDArray at = s.apply(z);
        NDArray before = s.apply(reference);
        NDArray cancels =
                distance.lt(close).logicalAnd(at.abs().add(before.abs()).gte(distance.mul(SMALL)));
        NDArray quotient = at.sub(before).div(NDArrays.where(cancels, difference.onesLike(), difference));
        return NDArrays.where(cancels, s.derivative(z.add(reference).div(2)), quotient);
    }
}
