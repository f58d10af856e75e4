package org.ascribe.study.integratedgradients.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;

/**
 * The attributions along axis-parallel paths without a quadrature: {@code aᵢ = f(after) - f(before)} from corner to corner, a forward
 * for each feature that moves.
 *
 * @param f bound to the sample
 * @param b baseline, {@code [1, ...]}
 * @param x sample, {@code [1, ...]}
 */
record OrderedMoves(ScalarFunction f, NDArray b, NDArray x) {

    /** In an order of all features, by row-major index. */
    double[] attribution(List<Integer> order) {
        double[] from = Heap.of(b);
        double[] to = Heap.of(x);
        List<Integer> moving = order.stream().filter(i -> from[i] != to[i]).toList();
        int d = from.length;
        double[] corners = new double[(moving.size() + 1) * d];
        double[] corner = from.clone();
        System.arraycopy(corner, 0, corners, 0, d);
        for (int k = 0; k < moving.size(); k++) {
            corner[moving.get(k)] = to[moving.get(k)];
            System.arraycopy(corner, 0, corners, (k + 1) * d, d);
        }
        try (NDManager scope = x.getManager().newSubManager()) {
            Shape shape = new Shape(moving.size() + 1).addAll(x.getShape().slice(1));
            NDArray all = Tensors.of(scope, corners, shape);
            double[] values = Heap.of(f.rows(new int[moving.size() + 1]).value(all));
            double[] a = new double[d];
            IntStream.range(0, moving.size()).forEach(k -> a[moving.get(k)] = values[k + 1] - values[k]);
            return a;
        }
    }

    static List<Integer> rowByRow(int d) {
        return IntStream.range(0, d).boxed().toList();
    }

    static List<Integer> backwards(int d) {
        List<Integer> order = new ArrayList<>(rowByRow(d));
        Collections.reverse(order);
        return order;
    }

    static List<Integer> random(int d, long seed) {
        List<Integer> order = new ArrayList<>(rowByRow(d));
        Collections.shuffle(order, new Random(seed));
        return order;
    }
}
