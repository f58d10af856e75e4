package org.ascribe.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.ascribe.weights.Weights.Tensor;
import org.junit.jupiter.api.Test;

/** The estimate against functions whose singularities are known: σ and log(1 + e^z) at ±iπ, tanh at ±iπ/2. */
class ConvergenceRadiusTest {

    private static final int ORDER = 8;

    @Property(tries = 60)
    void simplePolesAreFoundToThreePercent(
            @ForAll @DoubleRange(min = -6, max = 6) double z, @ForAll @DoubleRange(min = 0.2, max = 5) double speed) {
        double sigmoid = Math.hypot(z, Math.PI) / speed;
        assertThat(estimate(Activation.SIGMOID, z, speed)).isBetween(0.97 * sigmoid, 1.01 * sigmoid);
        double tanh = Math.hypot(z / 2, Math.PI / 2) / speed;
        assertThat(estimate(Activation.TANH, z / 2, speed)).isBetween(0.97 * tanh, 1.01 * tanh);
    }

    /** A logarithm's coefficients fall a little faster than those of a pole. */
    @Property(tries = 60)
    void branchPointsAreFoundToTwentyPercent(
            @ForAll @DoubleRange(min = -6, max = 6) double z, @ForAll @DoubleRange(min = 0.2, max = 5) double speed) {
        double radius = Math.hypot(z, Math.PI) / speed;
        assertThat(estimate(Activation.SOFTPLUS, z, speed)).isBetween(radius, 1.2 * radius);
    }

    /** 1 / (1 − t/3): the differences cancel, the quotient of coefficients does not. */
    @Test
    void aSingleRealPole() {
        try (NDManager manager = Torch.manager()) {
            double[] c = IntStream.rangeClosed(1, 6)
                    .mapToDouble(k -> Math.pow(3, -k))
                    .toArray();
            NDArray radius =
                    ConvergenceRadius.of(manager.create(c, new Shape(6, 1))).orElseThrow();
            assertThat(radius.getDouble(0)).isCloseTo(3, within(1e-12));
        }
    }

    @Test
    void rowsDoNotMeet() {
        try (NDManager manager = Torch.manager()) {
            double[] c = {1, 1, -0.5, 2, 0.25, 4, -0.125, 8};
            double[] radii = ConvergenceRadius.of(manager.create(c, new Shape(4, 2)))
                    .orElseThrow()
                    .toDoubleArray();
            assertThat(radii).containsExactly(new double[] {2, 0.5}, within(1e-12));
        }
    }

    @Test
    void threeCoefficientsTellNothing() {
        try (NDManager manager = Torch.manager()) {
            assertThat(ConvergenceRadius.of(manager.ones(new Shape(3, 2)))).isEmpty();
        }
    }

    @Test
    void aPolynomialReachesEverywhere() {
        assertThat(estimate(Activation.SQUARE, 0.3, 2)).isInfinite();
    }

    /** s(z + speed · t) by its first eight coefficients. */
    private static double estimate(Activation s, double z, double speed) {
        TreeMap<String, Tensor> one = new TreeMap<>();
        one.put("dense.weight", new Tensor(new long[] {1, 1}, new double[] {speed}));
        one.put("dense.bias", new Tensor(new long[] {1}, new double[] {z}));
        try (Model model = Model.of(
                        "one unit",
                        () -> Network.chain(new Shape(1), Layer.dense("dense", 1), Layer.activation("s", s)),
                        new Weights(one, Map.of()),
                        DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = manager.create(new double[1], new Shape(1, 1));
            NDArray c = new LayerwiseSeries().values(model.target(0).at(x), x, x.onesLike(), ORDER);
            return ConvergenceRadius.of(c.get("1:")).orElseThrow().getDouble(0);
        }
    }
}
