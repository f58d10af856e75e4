package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.gradient.SquaredGradient;
import org.ascribe.picture.Preprocessing;
import org.ascribe.propagation.DeepTaylor;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;

/**
 * "What makes it more or less a shark" beside "what makes it a shark", each question put to the pixels that sensitivity and decomposition
 * answer with, and to as many at random: how much the logit moves when the colours of these pixels change by one level of 255,
 * each in the direction that raises it; and how much it falls when they are painted in ImageNet's mean colour.
 *
 * @param method the decomposition
 * @param few the part of the pixels that is asked
 * @param seed of pixels at random
 */
record TwoQuestions(DeepTaylor method, double few, long seed) {

    static final String PART = "questions";
    static final String SENSITIVITY = "sensitivity";
    static final String DECOMPOSITION = "decomposition";
    static final String RANDOM = "random";
    static final String VALUES = "values";
    static final String LEVELS = "levels";

    private static final double MOST = 255;

    /**
     * A row for each map.
     *
     * @param start what is known of the picture
     * @param f the logit of one class
     * @param x {@code [3, side, side]}
     * @param units of x
     * @param shown whether rows keep picture and maps
     */
    List<Row> rows(Row start, ScalarFunction f, NDArray x, Preprocessing units, boolean shown) {
        double[] slopes = slopes(f, x);
        Map<String, double[]> maps = new LinkedHashMap<>();
        maps.put(SENSITIVITY, pixels(new SquaredGradient().attribute(f, x)));
        maps.put(DECOMPOSITION, pixels(method.attribute(f, x)));
        maps.put(RANDOM, new Random(seed).doubles(maps.get(SENSITIVITY).length).toArray());
        List<Row> rows = new ArrayList<>();
        maps.forEach((name, map) -> {
            boolean[] asked = most(map);
            Row row = start.and("part", PART)
                    .and("method", name)
                    .and("nudged", change(f, x, nudged(x, slopes, asked, units)))
                    .and("removed", -change(f, x, removed(x, asked)))
                    .and("mass", Arrays.stream(map).map(Math::abs).sum());
            rows.add(
                    shown && !name.equals(RANDOM)
                            ? row.and(VALUES, PackedMap.text(map)).and(LEVELS, levels(x, units))
                            : row);
        });
        return rows;
    }

    private static double[] slopes(ScalarFunction f, NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray batch = x.expandDims(0);
            batch.attach(scope);
            NDArray gradient = f.gradient(batch);
            gradient.attach(scope);
            return Heap.of(gradient);
        }
    }

    private static double[] pixels(Attribution a) {
        return Stream.of(a.pixelMap()).flatMapToDouble(Arrays::stream).toArray();
    }

    /** The few pixels with the largest values. */
    private boolean[] most(double... map) {
        boolean[] asked = new boolean[map.length];
        IntStream.range(0, map.length)
                .boxed()
                .sorted((i, j) -> Double.compare(map[j], map[i]))
                .limit(Math.round(few * map.length))
                .forEach(i -> asked[i] = true);
        return asked;
    }

    private static double[] nudged(NDArray x, double[] slopes, boolean[] asked, Preprocessing units) {
        double[] values = Heap.of(x);
        for (int i = 0; i < values.length; i++) {
            if (asked[i % asked.length]) {
                int channel = i / asked.length;
                double level = (units.white()[channel] - units.black()[channel]) / MOST;
                values[i] += Math.signum(slopes[i]) * level;
            }
        }
        return values;
    }

    /** In the units of these networks the mean colour is zero. */
    private static double[] removed(NDArray x, boolean... asked) {
        double[] values = Heap.of(x);
        for (int i = 0; i < values.length; i++) {
            values[i] = asked[i % asked.length] ? 0 : values[i];
        }
        return values;
    }

    private static double change(ScalarFunction f, NDArray x, double... other) {
        try (NDManager scope = x.getManager().newSubManager()) {
            double[] both =
                    Stream.of(Heap.of(x), other).flatMapToDouble(Arrays::stream).toArray();
            NDArray batch = Tensors.of(scope, x.getDataType(), both, new Shape(2).addAll(x.getShape()));
            NDArray values = f.value(batch).toType(DataType.FLOAT64, false);
            return values.getDouble(1) - values.getDouble(0);
        }
    }

    private static String levels(NDArray x, Preprocessing units) {
        return Base64.getEncoder().encodeToString(units.picture(Heap.of(x)).levels());
    }
}
