package org.ascribe.taylor;

import ai.djl.ndarray.NDArray;
import java.util.stream.IntStream;
import org.ascribe.engine.Differential;
import org.ascribe.engine.Tensors;

/** What the orders of an expansion have in common. */
final class Orders {

    private Orders() {}

    static void check(int order) {
        if (order < 1) {
            throw new IllegalArgumentException("order: " + order + "; expected 1 or more");
        }
    }

    static void check(NDArray x, NDArray d, int order) {
        check(order);
        if (!d.getShape().equals(x.getShape())) {
            throw new IllegalArgumentException("d: shape " + d.getShape() + "; expected that of x, " + x.getShape());
        }
    }

    /** {@code Σₖ gₖ₋₁ / k}: the mean of {@code Σ gₖ tᵏ} over t from 0 to 1. */
    static NDArray mean(NDArray g) {
        return shares(g).sum(new int[] {0});
    }

    /** {@code gₖ₋₁ / k}, what each order adds to the mean. */
    static NDArray shares(NDArray g) {
        return g.div(numbers(g));
    }

    /** {@code cₖ = d · gₖ₋₁ / k} for k = 1 … K, {@code [K, n]}. */
    static NDArray coefficients(NDArray d, NDArray g) {
        NDArray terms = Differential.of(d, g).div(numbers(g));
        return terms.reshape(g.getShape().get(0), g.getShape().get(1), -1).sum(new int[] {2});
    }

    /** 1 … K along the first axis. */
    private static NDArray numbers(NDArray g) {
        int orders = (int) g.getShape().get(0);
        return Tensors.along(
                g,
                0,
                g.getShape().dimension(),
                IntStream.rangeClosed(1, orders).asDoubleStream().toArray());
    }
}
