package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.DataType;
import org.ascribe.network.Activation;
import org.ascribe.network.Multiplier;

/**
 * DeepLIFT's Rescale rule: {@code m = (s(z) - s(z̃)) / (z - z̃)}, and the derivative halfway between where z and z̃ are too
 * close for a quotient.
 *
 * <p>Too close is nearer than the cube root of the precision: there the error of the derivative, of order (z − z̃)², and that
 * of the cancelled quotient, of order precision / (z − z̃), are equal.
 *
 * <p>Shrikumar, Greenside, Kundaje 2017, section 3.5.2.
 */
public record Rescale() implements Multiplier {

    @Override
    public NDArray of(Activation s, NDArray z, NDArray reference) {
        double close = z.getDataType() == DataType.FLOAT64 ? 6e-6 : 5e-3;
        NDArray difference = z.sub(reference);
        NDArray near = difference.abs().lt(close);
        NDArray quotient =
                s.apply(z).sub(s.apply(reference)).div(NDArrays.where(near, difference.onesLike(), difference));
        return NDArrays.where(near, s.derivative(z.add(reference).div(2)), quotient);
    }
}
