package org.ascribe.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.types.Shape;

/** What f changes by, to first order, while its input does: {@code ∂ᵢf dxᵢ}. */
public final class Differential {

    private Differential() {}

    /**
     * {@code ∂ᵢf dxᵢ}, feature by feature, and exactly 0 where dxᵢ is 0, whatever the slope: a path along which a feature does not
     * move adds nothing to its integral, though the slope be infinite there, as that of √x at 0. A slope that is not finite stays so
     * where its feature moves.
     *
     * @param change dx
     * @param slope ∂f, of a shape that broadcasts with that of dx
     * @return in the shape of both, on the manager of the slope
     */
    public static NDArray of(NDArray change, NDArray slope) {
        try (NDArray product = change.mul(slope);
                NDArray moves = change.neq(0);
                NDArray everywhere = moves.broadcast(product.getShape());
                NDArray zero = product.getManager().zeros(new Shape(1), product.getDataType())) {
            NDArray moved = NDArrays.where(everywhere, product, zero);
            moved.attach(slope.getManager());
            return moved;
        }
    }
}
