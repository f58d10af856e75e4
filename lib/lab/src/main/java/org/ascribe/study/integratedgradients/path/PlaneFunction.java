package org.ascribe.study.integratedgradients.path;

import static org.ascribe.study.integratedgradients.path.FigurePath.BENT;
import static org.ascribe.study.integratedgradients.path.FigurePath.OWN;
import static org.ascribe.study.integratedgradients.path.FigurePath.P1;
import static org.ascribe.study.integratedgradients.path.FigurePath.P2;
import static org.ascribe.study.integratedgradients.path.FigurePath.P3;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Network;
import org.ascribe.network.Opaque;
import org.ascribe.weights.Weights;

/**
 * A function of two features, and the attributions that its path integrals have in closed form.
 *
 * @param name as it is written
 * @param symmetric whether f, b and x are
 * @param drawn whether its plane is kept
 * @param b baseline
 * @param x sample
 * @param f of arrays of x₁ and x₂
 * @param exact attributions by the names of paths; none where the path runs along a kink, on which f has no gradient
 */
record PlaneFunction(
        String name,
        boolean symmetric,
        boolean drawn,
        List<Double> b,
        List<Double> x,
        BinaryOperator<NDArray> f,
        Map<String, double[]> exact) {

    /** Three ways to write one function. */
    static final List<String> MAXIMA = List.of("max(x₁, x₂)", "x₂ + relu(x₁ − x₂)", "x₁ + relu(x₂ − x₁)");

    private static final List<Double> ZERO = List.of(0.0, 0.0);
    private static final List<Double> ONE = List.of(1.0, 1.0);

    /** Where {@code α + α³ = 1}. */
    private static final double FULL = 0.6823278038280193;

    /** Where {@code 3α - 1 - α³ = 0}: 2 sin 10°. */
    private static final double BEGINS = 2 * Math.sin(Math.PI / 18);

    /** Where {@code 3u² - 1 - u = 0}, u = α². */
    private static final double BEGINS_OWN = (1 + Math.sqrt(13)) / 6;

    private static final Map<String, double[]> OF_MAXIMUM = Map.of(P1, pair(0, 1), P3, pair(1, 0), BENT, pair(1, 0));

    static final List<PlaneFunction> ALL = List.of(
            new PlaneFunction("x₁x₂", true, true, ZERO, ONE, NDArray::mul, products(1, 1)),
            new PlaneFunction(
                    "x₁x₂, x₂ moving by 3", false, false, ZERO, List.of(1.0, 3.0), NDArray::mul, products(3, 2)),
            new PlaneFunction(
                    "min(1, x₁ + x₂)",
                    true,
                    true,
                    ZERO,
                    ONE,
                    // The slides' 1 - ReLU(1 - x), of a sum.
                    (u, v) -> relu(u.add(v).neg().add(1)).neg().add(1),
                    Map.of(
                            P1,
                            pair(0, 1),
                            P2,
                            pair(0.5, 0.5),
                            P3,
                            pair(1, 0),
                            BENT,
                            pair(FULL, 1 - FULL),
                            OWN,
                            pair(0.5, 0.5))),
            new PlaneFunction(
                    "min(x₁, x₂)",
                    true,
                    false,
                    ZERO,
                    ONE,
                    NDArray::minimum,
                    Map.of(P1, pair(1, 0), P3, pair(0, 1), BENT, pair(0, 1))),
            new PlaneFunction(MAXIMA.get(0), true, false, ZERO, ONE, NDArray::maximum, OF_MAXIMUM),
            new PlaneFunction(MAXIMA.get(1), true, false, ZERO, ONE, (u, v) -> v.add(relu(u.sub(v))), OF_MAXIMUM),
            new PlaneFunction(MAXIMA.get(2), true, false, ZERO, ONE, (u, v) -> u.add(relu(v.sub(u))), OF_MAXIMUM),
            new PlaneFunction(
                    "relu(relu(x₁) − 1 − relu(x₂))",
                    false,
                    true,
                    ZERO,
                    List.of(3.0, 1.0),
                    (u, v) -> relu(relu(u).sub(1).sub(relu(v))),
                    Map.of(
                            P1, pair(1, 0),
                            P2, pair(1.5, -0.5),
                            P3, pair(2, -1),
                            BENT, pair(3 * (1 - BEGINS), -(1 - BEGINS * BEGINS * BEGINS)),
                            OWN, pair(3 * (1 - BEGINS_OWN * BEGINS_OWN), -(1 - BEGINS_OWN)))));

    PlaneSubject subject() {
        return new PlaneSubject(name, PlaneSubject.FORMULA, symmetric, drawn, b, x, this::model, exact);
    }

    private Model model() {
        return Model.of(
                name,
                () -> Network.chain(
                        new Shape(2),
                        new Opaque(
                                "formula",
                                LambdaBlock.singleton(
                                        points -> f.apply(points.get(":,0:1"), points.get(":,1:2")), "formula"))),
                new Weights(new TreeMap<>(), Map.of()),
                DataType.FLOAT64);
    }

    /** Powers p, q of α share x₁x₂ as p to q: 1 and 3 along the bent curve; by the move of 1, 2 and a power as many times as large. */
    private static Map<String, double[]> products(double product, int power) {
        return Map.of(
                P1, pair(product, 0),
                P2, pair(product / 2, product / 2),
                P3, pair(0, product),
                BENT, pair(product / 4, product * 3 / 4),
                OWN, pair(product / (1 + power), product * power / (1 + power)));
    }

    private static double[] pair(double first, double second) {
        return new double[] {first, second};
    }

    private static NDArray relu(NDArray z) {
        return Activation.RELU.apply(z);
    }
}
