package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Differential;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;

/** Weighted sums of a gradient over the nodes of a path, many nodes at a time. */
final class NodeSums {

    private NodeSums() {}

    /** {@code Σₘ wₘ ∂f(γ(αₘ))/∂γᵢ · dγᵢ/dα} for each set of weights. */
    static NDList of(Path path, NDArray b, NDArray x, ScalarFunction f, double[] nodes, double[]... weights) {
        int atOnce = BatchSize.atOnce(x);
        NDList sums = new NDList();
        for (int i = 0; i < weights.length; i++) {
            sums.add(x.zerosLike());
        }
        for (int from = 0; from < nodes.length; from += atOnce) {
            int to = Math.min(nodes.length, from + atOnce);
            try (NDManager scope = x.getManager().newSubManager()) {
                NDArray here = Views.of(x, scope);
                NDArray integrand = integrand(path, Views.of(b, scope), here, f, column(here, nodes, from, to));
                for (int i = 0; i < weights.length; i++) {
                    NDArray weight = column(here, weights[i], from, to);
                    sums.get(i).addi(integrand.mul(weight).sum(new int[] {0}));
                }
            }
        }
        return sums;
    }

    private static NDArray integrand(Path path, NDArray b, NDArray x, ScalarFunction f, NDArray alpha) {
        NDArray points = path.points(b, x, alpha);
        long n = x.getShape().get(0);
        long k = alpha.getShape().get(0);
        NDArray gradients = f.rows(Copies.samples(k, n)).gradient(Copies.flat(points));
        return Differential.of(path.velocities(b, x, alpha), gradients.reshape(points.getShape()));
    }

    private static NDArray column(NDArray x, double[] values, int from, int to) {
        return Tensors.along(x, 0, x.getShape().dimension() + 1, Arrays.copyOfRange(values, from, to));
    }
}
