package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.junit.jupiter.api.Test;

/** The gradient primitive against formulas worked out by hand, in plain Java. */
class DerivativesTest {

    /** f = Σⱼ vⱼ σ(wⱼ·x + bⱼ) + c has gradient Σⱼ vⱼ σ'ⱼ wⱼ and Hessian Σⱼ vⱼ σ''ⱼ wⱼ wⱼᵀ. */
    @Property(tries = 30)
    void oneHiddenLayerOfSigmoids(
            @ForAll @IntRange(min = 1, max = 10) int inputs,
            @ForAll @IntRange(min = 1, max = 8) int hidden,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Nets net = new Nets(inputs, List.of(hidden), 3, Activation.SIGMOID, seed);
        double[][] w = net.weight(0);
        double[] b = net.bias(0);
        double[] v = net.weight(1)[2];
        double[] x = net.input(0);
        double[] d = net.input(1);
        double value = net.bias(1)[2];
        double[] gradient = new double[inputs];
        double[] product = new double[inputs];
        for (int j = 0; j < hidden; j++) {
            double z = b[j];
            double wd = 0;
            for (int i = 0; i < inputs; i++) {
                z += w[j][i] * x[i];
                wd += w[j][i] * d[i];
            }
            double s = 1 / (1 + Math.exp(-z));
            double first = s * (1 - s);
            double second = first * (1 - 2 * s);
            value += v[j] * s;
            for (int i = 0; i < inputs; i++) {
                gradient[i] += v[j] * first * w[j][i];
                product[i] += v[j] * second * w[j][i] * wd;
            }
        }
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            ScalarFunction f = model.target(2);
            NDArray at = net.batch(manager, 1, DataType.FLOAT64);
            NDArray direction = manager.create(d).expandDims(0);
            assertThat(f.value(at).getDouble(0)).isCloseTo(value, within(1e-14));
            near(f.gradient(at), gradient);
            near(f.hessianVector(at, direction), product);
        }
    }

    @Property(tries = 20)
    void theHessianIsSymmetric(@ForAll @LongRange(min = 1, max = 100_000) long seed) {
        Nets net = new Nets(9, List.of(7, 5), 3, Activation.TANH, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            ScalarFunction f = model.target(Target.of(1).in(Unit.PROBABILITY));
            NDArray x = net.batch(manager, 1, DataType.FLOAT64);
            NDArray u = manager.create(net.input(1)).expandDims(0);
            NDArray v = manager.create(net.input(2)).expandDims(0);
            double uHv = f.hessianVector(x, v).mul(u).sum().getDouble();
            double vHu = f.hessianVector(x, u).mul(v).sum().getDouble();
            assertThat(uHv).isCloseTo(vHu, within(1e-14));
        }
    }

    @Property(tries = 10)
    void largeBatchesAreCutWithoutATrace(@ForAll @IntRange(min = 255, max = 600) int rows) {
        Nets net = new Nets(6, List.of(5), 3, Activation.SIGMOID, 3);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            ScalarFunction f = model.target(Target.predicted());
            NDArray x = net.batch(manager, rows, DataType.FLOAT64);
            NDArray all = f.at(x).gradient(x);
            assertThat(all.getShape()).isEqualTo(x.getShape());
            NDArray last = x.get((rows - 1) + ":" + rows);
            near(all.get((rows - 1) + ":" + rows), f.at(last).gradient(last).toDoubleArray());
        }
    }

    @Test
    void parametersAreFrozenDuringACallAndRestoredAfter() {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            Linear block = Linear.builder().setUnits(2).build();
            block.initialize(manager, DataType.FLOAT32, new Shape(1, 3));
            Parameter weight = block.getDirectParameters().get("weight");
            weight.getArray().setRequiresGradient(true);
            try (Model model = Model.of("block", block, new Shape(3))) {
                NDArray x = manager.ones(new Shape(4, 3));
                NDArray gradient = model.target(1).gradient(x);
                assertThat(gradient.get(0)).isEqualTo(weight.getArray().get(1));
            }
            assertThat(weight.getArray().hasGradient()).isTrue();
        }
    }

    @Test
    void costsAreCountedInRows() {
        Nets net = new Nets(4, List.of(3), 2, Activation.SIGMOID, 1);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = NDManager.newBaseManager("PyTorch")) {
            ScalarFunction f = model.target(0);
            NDArray x = net.batch(manager, 5, DataType.FLOAT64);
            f.value(x);
            f.gradient(x);
            f.at(x).hessianVector(x, x);
            assertThat(f.cost().forwards()).isEqualTo(15);
            assertThat(f.cost().backwards()).isEqualTo(15);
        }
    }

    private static void near(NDArray found, double[] expected) {
        double[] values = found.toDoubleArray();
        assertThat(values).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(1e-13));
        }
    }
}
