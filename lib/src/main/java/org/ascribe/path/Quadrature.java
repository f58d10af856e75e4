package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;

/** A rule {@code ∫₀¹ g(α) dα ≈ Σₘ wₘ g(αₘ)}. */
public interface Quadrature {

    /**
     * Where g is evaluated.
     *
     * @return αₘ, rising, in [0, 1]
     */
    double[] nodes();

    /**
     * How much each node counts.
     *
     * @return wₘ, summing to 1
     */
    double[] weights();

    /**
     * The path integral of a gradient, feature by feature: {@code ∫₀¹ ∂f(γ(α))/∂γᵢ · dγᵢ/dα dα}. Many nodes are evaluated
     * at once, and memory does not grow with their number.
     *
     * @param path the path γ
     * @param b baselines, {@code [n, ...]}
     * @param x samples, {@code [n, ...]}
     * @param f the function, bound to the samples
     * @return {@code [n, ...]}
     */
    default NDArray along(Path path, NDArray b, NDArray x, ScalarFunction f) {
        Shape shape = x.getShape();
        int n = (int) shape.get(0);
        double[] nodes = nodes();
        double[] weights = weights();
        int atOnce = Math.max(1, 256 / n);
        NDArray sum = x.zerosLike();
        for (int from = 0; from < nodes.length; from += atOnce) {
            int k = Math.min(atOnce, nodes.length - from);
            try (NDManager scope = x.getManager().newSubManager()) {
                Shape column = new Shape(k).addAll(ones(shape.dimension()));
                NDArray alpha = scope.create(Arrays.copyOfRange(nodes, from, from + k), column)
                        .toType(x.getDataType(), false);
                NDArray weight = scope.create(Arrays.copyOfRange(weights, from, from + k), column)
                        .toType(x.getDataType(), false);
                NDArray points = path.points(b, x, alpha);
                points.attach(scope);
                NDArray velocities = path.velocities(b, x, alpha);
                velocities.attach(scope);
                int[] rows = IntStream.range(0, k * n).map(r -> r % n).toArray();
                NDArray gradients =
                        f.rows(rows).gradient(points.reshape(new Shape(k * (long) n).addAll(shape.slice(1))));
                NDArray integrand = gradients.reshape(points.getShape()).mul(velocities);
                sum.addi(integrand.mul(weight).sum(new int[] {0}));
            }
        }
        return sum;
    }

    private static Shape ones(int dimensions) {
        long[] ones = new long[dimensions];
        Arrays.fill(ones, 1);
        return new Shape(ones);
    }
}
