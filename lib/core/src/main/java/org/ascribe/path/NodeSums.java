package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Differential;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;

/** Weighted sums of a gradient over the nodes of each piece of a path, many nodes at a time, of as many pieces as it takes. */
final class NodeSums {

    private NodeSums() {}

    /** {@code Σₘ wₘ ∂f(γ(αₘ))/∂γᵢ · dγᵢ/dα} for each set of weights. */
    static NDList of(Path path, NDArray b, NDArray x, ScalarFunction f, double[] nodes, double[]... weights) {
        List<Path> pieces = path.pieces(b, x);
        int count = Math.multiplyExact(pieces.size(), nodes.length);
        int atOnce = BatchSize.atOnce(x);
        NDList sums = new NDList();
        for (int i = 0; i < weights.length; i++) {
            sums.add(x.zerosLike());
        }
        for (int from = 0; from < count; from += atOnce) {
            int to = Math.min(count, from + atOnce);
            try (NDManager scope = x.getManager().newSubManager()) {
                NDArray here = Views.of(x, scope);
                NDArray integrand = integrand(pieces, Views.of(b, scope), here, f, nodes, from, to);
                for (int i = 0; i < weights.length; i++) {
                    NDArray weight = column(here, repeated(weights[i], from, to));
                    sums.get(i).addi(integrand.mul(weight).sum(new int[] {0}));
                }
            }
        }
        return sums;
    }

    /** At the nodes from one to another, counted through all pieces. */
    private static NDArray integrand(
            List<Path> pieces, NDArray b, NDArray x, ScalarFunction f, double[] nodes, int from, int to) {
        NDList points = new NDList();
        NDList velocities = new NDList();
        for (int next = from; next < to; ) {
            int piece = next / nodes.length;
            int end = Math.min(to, (piece + 1) * nodes.length);
            NDArray alpha = column(x, repeated(nodes, next, end));
            points.add(pieces.get(piece).points(b, x, alpha));
            NDArray velocity = pieces.get(piece).velocities(b, x, alpha);
            velocities.add(
                    end - next == to - from
                            ? velocity
                            : velocity.broadcast(points.get(points.size() - 1).getShape()));
            next = end;
        }
        NDArray all = joined(points);
        long n = x.getShape().get(0);
        NDArray gradients = f.rows(Copies.samples(to - from, n)).gradient(Copies.flat(all));
        return Differential.of(joined(velocities), gradients.reshape(all.getShape()));
    }

    private static NDArray joined(NDList parts) {
        return parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts);
    }

    private static double[] repeated(double[] once, int from, int to) {
        return IntStream.range(from, to).mapToDouble(k -> once[k % once.length]).toArray();
    }

    private static NDArray column(NDArray x, double... values) {
        return Tensors.along(x, 0, x.getShape().dimension() + 1, values);
    }
}
