package org.ascribe.study.gradientview.table;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.StraightLine;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.MaxPoolRule;

/**
 * Pairs of methods that the paper says are one, for some activations, and how far they are apart: {@link MapComparison#difference}.
 *
 * @param nodes numbers of Gauss-Legendre nodes of Occlusion-1's integral
 * @param stride of the features, by row-major index, whose integral is taken
 */
record Identities(List<Integer> nodes, int stride) {

    /** Against division by zero alone. */
    static final double TINY = 1e-15;

    static final String LRP_GRADIENT = "ε-LRP = Gradient * Input";
    static final String LRP_DEEP_LIFT = "ε-LRP = DeepLIFT";
    static final String WITHOUT_BIASES = "ε-LRP = DeepLIFT, without biases";
    static final String LINEAR = "all signed methods, without activations";

    private static final AttributionMethod GRADIENT = new InputXGradient();
    private static final AttributionMethod LRP = new EpsilonLrp(TINY);
    private static final AttributionMethod DEEP_LIFT = new DeepLift().withMaxPool(MaxPoolRule.GRADIENT);

    static String integral(int nodes) {
        return "Occlusion-1 = its integral, " + nodes + " nodes";
    }

    /** The difference of each, for the predicted class of a model at x. */
    Map<String, Double> differences(Model model, Variants variants, NDArray x) {
        Map<String, Double> differences = new LinkedHashMap<>();
        ScalarFunction f = model.target(Target.predicted());
        double[] lrp = map(LRP, f, x);
        differences.put(LRP_GRADIENT, MapComparison.difference(lrp, map(GRADIENT, f, x)));
        differences.put(LRP_DEEP_LIFT, MapComparison.difference(lrp, map(DEEP_LIFT, f, x)));
        try (Model bare = variants.withoutBiases()) {
            ScalarFunction g = bare.target(Target.predicted());
            differences.put(WITHOUT_BIASES, MapComparison.difference(map(LRP, g, x), map(DEEP_LIFT, g, x)));
        }
        if (variants.canBeLinear()) {
            try (Model linear = variants.linear()) {
                differences.put(LINEAR, spread(linear.target(Target.predicted()), x));
            }
        }
        double[] occluded = picked(map(Occlusion.one(), f, x));
        nodes.forEach(n -> differences.put(integral(n), MapComparison.difference(integrals(f, x, n), occluded)));
        return differences;
    }

    /** Of all signed methods from Gradient * Input, the largest. */
    private static double spread(ScalarFunction f, NDArray x) {
        double[] gradient = map(GRADIENT, f, x);
        return List.of(new EpsilonLrp(), DEEP_LIFT, new IntegratedGradients(), Occlusion.one()).stream()
                .mapToDouble(method -> MapComparison.difference(map(method, f, x), gradient))
                .max()
                .orElseThrow();
    }

    /**
     * {@code xᵢ ∫₀¹ ∂ᵢf(x with xᵢ = α xᵢ) dα}, the last row of Table 1: what Integrated Gradients give feature i on the way from
     * x without it. A row for each feature.
     */
    private double[] integrals(ScalarFunction f, NDArray x, int n) {
        int[] features = features((int) x.size());
        double[] one = Heap.of(x);
        double[] without = new double[features.length * one.length];
        for (int k = 0; k < features.length; k++) {
            System.arraycopy(one, 0, without, k * one.length, one.length);
            without[k * one.length + features[k]] = 0;
        }
        NDArray whole = x.expandDims(0).repeat(0, features.length);
        NDArray b = Tensors.like(x, without, whole.getShape());
        ScalarFunction sameClass = f.at(x.expandDims(0)).rows(new int[features.length]);
        double[] all = Heap.of(new GaussLegendre(n)
                .along(new StraightLine(), b, whole, sameClass)
                .value());
        return IntStream.range(0, features.length)
                .mapToDouble(k -> all[k * one.length + features[k]])
                .toArray();
    }

    private double[] picked(double... values) {
        return IntStream.of(features(values.length)).mapToDouble(i -> values[i]).toArray();
    }

    private int[] features(int size) {
        return IntStream.iterate(0, i -> i < size, i -> i + stride).toArray();
    }

    private static double[] map(AttributionMethod method, ScalarFunction f, NDArray x) {
        return method.attribute(f, x).values();
    }
}
