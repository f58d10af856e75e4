package org.ascribe.network;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Activations and both derivatives against formulas in plain Java. */
class ActivationTest {

    private static final double[] POINTS = DoubleStream.of(
                    -30, -4.2, -1.5, -0.7, -1e-3, -1e-9, 0, 1e-9, 1e-3, 0.4, 1, 2.7, 6, 40)
            .toArray();

    /** What Simpson's rule below is good for. */
    private static final double TOLERANCE = 1e-14;

    private record Formula(
            Activation activation, DoubleUnaryOperator value, DoubleUnaryOperator first, DoubleUnaryOperator second) {}

    private static final List<Formula> FORMULAS = List.of(
            new Formula(
                    Activation.SIGMOID,
                    ActivationTest::sigmoid,
                    z -> sigmoid(z) * sigmoid(-z),
                    z -> sigmoid(z) * sigmoid(-z) * (sigmoid(-z) - sigmoid(z))),
            new Formula(
                    Activation.TANH,
                    Math::tanh,
                    z -> Math.pow(Math.cosh(z), -2),
                    z -> -2 * Math.tanh(z) * Math.pow(Math.cosh(z), -2)),
            new Formula(
                    Activation.SOFTPLUS,
                    z -> Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))),
                    ActivationTest::sigmoid,
                    z -> sigmoid(z) * sigmoid(-z)),
            new Formula(Activation.RELU, z -> Math.max(z, 0), z -> z > 0 ? 1 : 0, z -> 0),
            new Formula(Activation.SQUARE, z -> z * z, z -> 2 * z, z -> 2),
            new Formula(Activation.leakyRelu(0.1), z -> z > 0 ? z : 0.1 * z, z -> z > 0 ? 1 : 0.1, z -> 0),
            new Formula(
                    Activation.elu(1.5),
                    z -> z > 0 ? z : 1.5 * Math.expm1(z),
                    z -> z > 0 ? 1 : 1.5 * Math.exp(z),
                    z -> z > 0 ? 0 : 1.5 * Math.exp(z)),
            new Formula(
                    Activation.GELU,
                    z -> z * normal(z),
                    z -> normal(z) + z * density(z),
                    z -> density(z) * (2 - z * z)));

    @TestFactory
    Stream<DynamicTest> agreeWithTheirFormulas() {
        return FORMULAS.stream().map(f -> DynamicTest.dynamicTest(f.activation().toString(), () -> check(f)));
    }

    private static void check(Formula f) {
        try (NDManager manager = Torch.manager()) {
            NDArray z = manager.create(POINTS);
            Activation s = f.activation();
            near(s.apply(z).toDoubleArray(), at(f.value()), TOLERANCE);
            near(s.derivative(z).toDoubleArray(), at(f.first()), TOLERANCE);
            near(coefficient(s, z, 2), at(v -> f.second().applyAsDouble(v) / 2), TOLERANCE);
            NDArray ones = z.onesLike();
            near(Autograd.pullback(s::apply, z, ones).toDoubleArray(), at(f.first()), TOLERANCE);
            near(Autograd.pullback(s::derivative, z, ones).toDoubleArray(), at(f.second()), TOLERANCE);
        }
    }

    private static double[] coefficient(Activation s, NDArray z, int k) {
        List<NDArray> coefficients = s.taylor(z, 4);
        return k < coefficients.size() ? coefficients.get(k).toDoubleArray() : new double[POINTS.length];
    }

    private static double[] at(DoubleUnaryOperator f) {
        return Arrays.stream(POINTS).map(f).toArray();
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The distribution function, by Simpson's rule from 0. */
    private static double normal(double z) {
        if (Math.abs(z) > 9) {
            return z > 0 ? 1 : 0; // to 1e-19
        }
        int n = 4000;
        double sum = density(0) + density(z);
        for (int i = 1; i < n; i++) {
            sum += density(z * i / n) * (i % 2 == 0 ? 2 : 4);
        }
        return 0.5 + sum * z / n / 3;
    }

    @Test
    void parametersAreInTheName() {
        assertThat(Activation.leakyRelu(0.1))
                .isEqualTo(Activation.leakyRelu(0.1))
                .hasToString("LeakyRelu[slope=0.1]");
        assertThat(Activation.elu(1)).hasToString("Elu[alpha=1.0]");
        assertThat(Activation.RELU).hasToString("RELU");
    }
}
