package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.engine.Heap;
import org.ascribe.network.Affine;
import org.ascribe.network.AffineMap;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.propagation.rule.ZPlus;
import org.ascribe.result.Row;

/**
 * How constant the factor of a neuron's relevance is, {@code c_j = R_j / x_j}, on the way from the layer's input to the root point of the
 * neuron, where deep Taylor decomposition takes it to be constant. On that way the other neurons of the layer move too.
 *
 * @param units which neurons
 * @param neurons how many of them, those with the most relevance
 */
record ProductAssumption(FollowedNet.Units units, int neurons) {

    static final String PART = "product";

    /** Parts of the way; at 1 both R_j and x_j are zero. */
    static final List<Double> WAY = List.of(0.0, 0.25, 0.5, 0.75, 0.99);

    private static final ZPlus RULE = new ZPlus();
    private static final DeepTaylor ABOVE = new DeepTaylor(RULE, RULE);

    /**
     * A row for each neuron.
     *
     * @param start what is known of the sample
     * @param f the logit of one class
     * @param x the sample, {@code [1, ...]}
     */
    List<Row> rows(Row start, LayeredFunction f, NDArray x) {
        AffineMap map = ((Affine) layer(f)).map();
        LayeredFunction top = f.above(units.activation());
        NDArray h = f.activation(units.below(), x);
        NDArray y = map.apply(h).maximum(0);
        double[] relevance = ABOVE.attributeAll(top, y).get(0).values();
        double[] values = Heap.of(y);
        int[] largest = IntStream.range(0, values.length)
                .filter(j -> relevance[j] > 0 && values[j] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -relevance[j]))
                .limit(neurons)
                .mapToInt(Integer::intValue)
                .toArray();
        List<Row> rows = new ArrayList<>();
        for (int j : largest) {
            double[] factors = factors(map, top, h, y.getShape().getShape(), j);
            Row row = start.and("part", PART)
                    .and("layer", units.layer())
                    .and("neuron", j)
                    .and("relevance", relevance[j]);
            for (int t = 0; t < factors.length; t++) {
                row = row.and("c_" + t, factors[t]);
            }
            rows.add(row);
        }
        return rows;
    }

    private Layer layer(LayeredFunction f) {
        return f.network().layers().stream()
                .filter(layer -> layer.name().equals(units.layer()))
                .findFirst()
                .orElseThrow();
    }

    /** c_j along the way. */
    private static double[] factors(AffineMap map, LayeredFunction top, NDArray h, long[] shape, int j) {
        try (NDManager scope = h.getManager().newSubManager()) {
            NDArray from = h.duplicate();
            from.attach(scope);
            NDArray step = RULE.root(map, from, place(shape, j)).sub(from);
            NDList points = new NDList();
            WAY.forEach(t -> points.add(from.add(step.mul(t))));
            NDArray y = map.apply(NDArrays.concat(points)).maximum(0);
            List<Attribution> relevance = ABOVE.attributeAll(top, y);
            double[] values = Heap.of(y);
            int size = values.length / WAY.size();
            return IntStream.range(0, WAY.size())
                    .mapToDouble(t -> relevance.get(t).values()[j] / values[t * size + j])
                    .toArray();
        }
    }

    /** Where in the layer's output, from its number in row-major order; the first axis is the batch. */
    private static int[] place(long[] shape, int j) {
        int[] place = new int[shape.length - 1];
        int rest = j;
        for (int axis = place.length - 1; axis >= 0; axis--) {
            place[axis] = (int) (rest % shape[axis + 1]);
            rest = (int) (rest / shape[axis + 1]);
        }
        return place;
    }
}
