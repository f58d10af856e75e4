package org.ascribe.taylor;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Monomials;
import org.ascribe.network.SmallNetworks;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of layer passed by polynomials, against automatic differentiation and against itself. */
class TaylorArithmeticTest {

    private static final int ROWS = 3;
    private static final double ROUNDING = 1e-12;

    private interface Check {
        void of(LayeredFunction f, NDArray x, NDArray d);
    }

    @TestFactory
    Stream<DynamicTest> agreesWithAutomaticDifferentiationToSecondOrder() {
        return everywhere((f, x, d) -> {
            TaylorSeries layers = new LayerwiseSeries();
            TaylorSeries automatic = new SecondDerivatives();
            for (int order = 1; order <= 2; order++) {
                same(layers.values(f, x, d, order), automatic.values(f, x, d, order));
                same(layers.gradients(f, x, d, order), automatic.gradients(f, x, d, order));
            }
        });
    }

    /** {@code (k + 1) cₖ₊₁ = d · gₖ}: forwards alone, and one backward, tell the same. */
    @TestFactory
    Stream<DynamicTest> gradientsShareTheNextCoefficientOut() {
        return everywhere((f, x, d) -> {
            TaylorSeries layers = new LayerwiseSeries();
            NDArray c = layers.values(f, x, d, 6);
            same(Orders.coefficients(d, layers.gradients(f, x, d, 6)), c.get("1:"));
        });
    }

    /** A polynomial in two variables, evaluated on a line through them, is a polynomial in one. */
    @TestFactory
    Stream<DynamicTest> severalVariablesAgreeWithOne() {
        return everywhere((f, x, d) -> {
            int order = 4;
            NDArray e = x.mul(x).sub(0.7);
            Monomials both = Monomials.of(2, order);
            NDArray[] coefficients = new NDArray[both.count()];
            Arrays.fill(coefficients, x.zerosLike());
            coefficients[0] = x;
            coefficients[1] = d;
            coefficients[2] = e;
            NDArray terms =
                    f.value(NDArrays.concat(new NDList(coefficients)), both).reshape(both.count(), -1);
            double s = 0.6;
            double t = -1.3;
            NDArray along = x.getManager().zeros(new Shape(order + 1, ROWS), x.getDataType());
            for (int m = 0; m < both.count(); m++) {
                int[] k = both.exponents(m);
                int degree = k[0] + k[1];
                NDArray sum = along.get(degree).add(terms.get(m).mul(Math.pow(s, k[0]) * Math.pow(t, k[1])));
                along.set(new NDIndex(degree), sum);
            }
            same(new LayerwiseSeries().values(f, x, d.mul(s).add(e.mul(t)), order), along);
        });
    }

    private static Stream<DynamicTest> everywhere(Check check) {
        return Arrays.stream(SmallNetworks.values())
                .filter(network -> network != SmallNetworks.RECURRENT)
                .flatMap(network -> Arrays.stream(Unit.values())
                        .map(unit -> DynamicTest.dynamicTest(network + " " + unit, () -> run(network, unit, check))));
    }

    private static void run(SmallNetworks network, Unit unit, Check check) {
        try (Model model = network.model(3, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = network.batch(manager, ROWS, 5, DataType.FLOAT64);
            NDArray d = network.batch(manager, ROWS, 6, DataType.FLOAT64).mul(0.3);
            check.of((LayeredFunction) model.target(Target.of(0, 2, 1).in(unit)).at(x), x, d);
        }
    }

    private static void same(NDArray found, NDArray expected) {
        assertThat(found.getShape()).isEqualTo(expected.getShape());
        near(found.toDoubleArray(), expected.toDoubleArray(), ROUNDING);
    }

    @Test
    void refusesLayersItDoesNotKnow() {
        SmallNetworks network = SmallNetworks.RECURRENT;
        try (Model model = network.model(3, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = network.batch(manager, 2, 5, DataType.FLOAT64);
            ScalarFunction f = model.target(0).at(x);
            assertThatThrownBy(() -> new LayerwiseSeries().values(f, x, x, 3))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("lstm1 (Lstm)");
            TaylorSeries fitting = TaylorSeries.fitting();
            same(fitting.values(f, x, x, 2), new SecondDerivatives().values(f, x, x, 2));
            same(fitting.values(f, x, x, 3), new InterpolatedSeries().values(f, x, x, 3));
            assertThatThrownBy(() -> fitting.values(f, x, x.get("0:1"), 2))
                    .hasMessageStartingWith("d: shape (1, 4, 3)");
        }
    }

    @Test
    void countsItsMonomials() {
        Monomials monomials = Monomials.of(3, 4);
        assertThat(monomials.count()).isEqualTo(35);
        assertThat(monomials.exponents(0)).containsExactly(0, 0, 0);
        assertThat(monomials.exponents(2)).containsExactly(0, 1, 0);
        assertThatThrownBy(() -> Monomials.of(0, 1)).hasMessageContaining("0, 1");
        assertThatThrownBy(() -> Monomials.powers(-1)).hasMessageContaining("-1");
    }
}
