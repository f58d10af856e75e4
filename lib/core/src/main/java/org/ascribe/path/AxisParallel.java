package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;

/**
 * One feature after another: {@code γᵢ(α) = bᵢ + min(1, max(0, dα - rᵢ)) (xᵢ - bᵢ)} for d features, with rᵢ the place of feature
 * i in their order. Along it, feature i gets what f changes by when i alone moves, with those before it at x and those after it
 * at b: so the attribution depends on the order, and the mean over all orders is the Shapley value.
 *
 * <p>d straight pieces: a quadrature takes its nodes on each of them, d times as many gradients as along a line, but for features
 * that stay where they are in all samples. Breaks symmetry: of
 * two features that f takes alike, the one that moves later has the other at x.
 *
 * @param order the features, by row-major index, from the first to move to the last; empty for 0, 1, 2…
 */
public record AxisParallel(List<Integer> order) implements Path {

    /**
     * Keeps its own copy.
     *
     * @param order the features
     * @throws IllegalArgumentException if one is missing or named twice
     */
    public AxisParallel {
        order = List.copyOf(order);
        List<Integer> all = IntStream.range(0, order.size()).boxed().toList();
        if (!order.stream().sorted().toList().equals(all)) {
            throw new IllegalArgumentException(
                    "order: " + order + "; expected each of 0 to " + (order.size() - 1) + " once");
        }
    }

    /** In row-major order. */
    public AxisParallel() {
        this(List.of());
    }

    @Override
    public NDArray points(NDArray b, NDArray x, NDArray alpha) {
        NDArray moved = progress(x, alpha).clip(0, 1);
        return x.sub(b).expandDims(0).mul(moved).addi(b.expandDims(0));
    }

    @Override
    public NDArray velocities(NDArray b, NDArray x, NDArray alpha) {
        NDArray progress = progress(x, alpha);
        NDArray moving = progress.gte(0).logicalAnd(progress.lt(1)).toType(x.getDataType(), false);
        long d = x.getShape().slice(1).size();
        return x.sub(b).mul(d).expandDims(0).mul(moving);
    }

    @Override
    public List<Path> pieces(NDArray b, NDArray x) {
        int[] ranks = ranks(x.getShape().slice(1));
        boolean[] moves = moves(b, x);
        return IntStream.range(0, ranks.length)
                .filter(feature -> moves[feature])
                .map(feature -> ranks[feature])
                .sorted()
                .<Path>mapToObj(place -> new Edge(ranks, place))
                .toList();
    }

    /** Whether a feature moves in any of the samples; of a digit from black, one in five. */
    private static boolean[] moves(NDArray b, NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray apart = Views.of(x, scope).neq(Views.of(b, scope)).toType(DataType.INT32, false);
            int[] samples = apart.sum(new int[] {0})
                    .toType(DataType.INT32, false)
                    .flatten()
                    .toIntArray();
            boolean[] moves = new boolean[samples.length];
            IntStream.range(0, moves.length).forEach(i -> moves[i] = samples[i] > 0);
            return moves;
        }
    }

    /** By construction. */
    @Override
    public void check(NDArray b, NDArray x) {
        ranks(x.getShape().slice(1));
    }

    /** {@code dα - rᵢ}, {@code [k, 1, ...]}. */
    private NDArray progress(NDArray x, NDArray alpha) {
        int[] ranks = ranks(x.getShape().slice(1));
        return alpha.mul(ranks.length)
                .sub(row(x, IntStream.of(ranks).asDoubleStream().toArray()));
    }

    private int[] ranks(Shape sample) {
        int d = (int) sample.size();
        if (!order.isEmpty() && order.size() != d) {
            throw new IllegalArgumentException(
                    "order: " + order.size() + " features; expected " + d + ", those of a sample of shape " + sample);
        }
        int[] ranks = new int[d];
        for (int place = 0; place < d; place++) {
            ranks[order.isEmpty() ? place : order.get(place)] = place;
        }
        return ranks;
    }

    /** {@code [1, 1, ...]}. */
    private static NDArray row(NDArray x, double[] values) {
        return Tensors.like(x, values, new Shape(1, 1).addAll(x.getShape().slice(1)));
    }

    /** From one corner to the next: the feature of one place moves, at a constant pace. */
    private record Edge(int[] ranks, int place) implements Path {

        @Override
        public NDArray points(NDArray b, NDArray x, NDArray alpha) {
            NDArray corner = x.sub(b).expandDims(0).muli(row(x, where(rank -> rank < place)));
            return velocities(b, x, alpha).mul(alpha).addi(corner.addi(b.expandDims(0)));
        }

        @Override
        public NDArray velocities(NDArray b, NDArray x, NDArray alpha) {
            return x.sub(b).expandDims(0).muli(row(x, where(rank -> rank == place)));
        }

        private double[] where(IntPredicate rank) {
            return IntStream.of(ranks).mapToDouble(r -> rank.test(r) ? 1 : 0).toArray();
        }
    }
}
