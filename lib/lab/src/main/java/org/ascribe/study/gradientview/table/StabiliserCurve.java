package org.ascribe.study.gradientview.table;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Pointwise;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.result.Row;

/**
 * What ε does to ε-LRP: the slope {@code g = s(z) / (z + ε sign z)} at every hidden unit, and the map that comes of it.
 *
 * <p>No activation of the paper is steeper than 1 anywhere, so that {@code |s(z)| ≤ |s(0)| + |z|}, and of {@code (|s(0)| + |z|) /
 * (|z| + ε)} the largest is at z = 0 or far from it: {@code |g| ≤ max(|s(0)| / ε, 1)}.
 *
 * @param epsilons the values of ε
 */
record StabiliserCurve(List<Double> epsilons) {

    /** What arrives at and leaves the units of a hidden layer. */
    private record Units(double[] z, double[] s) {

        double largestSlope(double epsilon) {
            return IntStream.range(0, z.length)
                    .mapToDouble(j -> Math.abs(s[j]) / (Math.abs(z[j]) + epsilon))
                    .max()
                    .orElseThrow();
        }
    }

    /** A row for each ε; the integrated map is what it is held against. */
    List<Row> rows(Row start, ScalarFunction function, NDArray x, Attribution integrated) {
        LayeredFunction f = LayeredFunction.of(function, "ε-LRP").at(x.expandDims(0));
        List<Units> layers = units(f, x);
        double atZero = atZero(f, x);
        double[] gradient = new InputXGradient().attribute(f, x).values();
        double change = integrated.output() - integrated.baselineOutput().orElseThrow();
        List<Row> rows = new ArrayList<>();
        for (double epsilon : epsilons) {
            double[] a = new EpsilonLrp(epsilon).attribute(f, x).values();
            rows.add(start.and("epsilon", epsilon)
                    .and(
                            "slope",
                            layers.stream()
                                    .mapToDouble(units -> units.largestSlope(epsilon))
                                    .max()
                                    .orElseThrow())
                    .and("bound", Math.max(atZero / epsilon, 1))
                    .and("mass", MapComparison.mass(a) / Math.abs(change))
                    .and("concentration", MapComparison.concentration(a))
                    .and("r_gradient", MapComparison.correlation(a, gradient))
                    .and("r_integrated", MapComparison.correlation(a, integrated.values())));
        }
        return rows;
    }

    private static List<Units> units(LayeredFunction f, NDArray x) {
        List<Units> units = new ArrayList<>();
        activations(f).forEach((below, s) -> {
            NDArray z = f.activation(below, x.expandDims(0));
            units.add(new Units(Heap.of(z), Heap.of(s.apply(z))));
        });
        return units;
    }

    /** The largest |s(0)| of the network's activations. */
    private static double atZero(LayeredFunction f, NDArray x) {
        NDArray zero = Tensors.scalar(x, 0);
        return activations(f).values().stream()
                .mapToDouble(s -> Math.abs(Heap.of(s.apply(zero))[0]))
                .max()
                .orElseThrow();
    }

    /** By the name of the layer below. */
    private static Map<String, Activation> activations(LayeredFunction f) {
        Map<String, Activation> activations = new LinkedHashMap<>();
        String below = "";
        for (Layer layer : f.network().layers()) {
            if (layer instanceof Pointwise pointwise) {
                activations.put(below, pointwise.activation());
            }
            below = layer.name();
        }
        return activations;
    }
}
