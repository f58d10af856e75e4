package org.ascribe.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.ascribe.taylor.Witnessed.Smooth;
import org.junit.jupiter.api.Test;

/** The witness is heard first: against series that stand in books, and its forward against its backward. */
class OracleTest {

    private static final double[] ONE = {1};

    @Test
    void sigmoid() {
        known(ComplexNet.Pointwise.SIGMOID, 1. / 2, 1. / 4, 0, -1. / 48, 0, 1. / 480, 0, -17. / 80640, 0);
    }

    @Test
    void tanh() {
        known(ComplexNet.Pointwise.TANH, 0, 1, 0, -1. / 3, 0, 2. / 15, 0, -17. / 315, 0);
    }

    @Test
    void softplus() {
        known(ComplexNet.Pointwise.SOFTPLUS, Math.log(2), 1. / 2, 1. / 8, 0, -1. / 192, 0, 1. / 2880, 0, -17. / 645120);
    }

    private static void known(ComplexNet.Pointwise s, double... expected) {
        ComplexNet net = new ComplexNet().dense(ONE, new double[1]).pointwise(s);
        double[] found = new CauchyOracle(net, 0, new double[1], ONE).values(8);
        Near.assertNear(found, expected, 1e-13);
    }

    /** (k + 1) cₖ₊₁ = d · gₖ: one side never went backwards. */
    @Property(tries = 20)
    void itsGradientsAgreeWithItsValues(
            @ForAll @Size(min = 1, max = 3) List<Smooth> activations,
            @ForAll @LongRange(min = 1, max = 10_000) long seed) {
        double[] x = Witnessed.point(Witnessed.FEATURES, seed);
        double[] d = Witnessed.point(Witnessed.FEATURES, -seed);
        CauchyOracle oracle = Witnessed.dense(smooth(activations), seed).oracle(1, x, d);
        double[][] g = oracle.gradients(8);
        double[] c = oracle.values(8);
        double[] fromGradients = c.clone();
        for (int k = 0; k < 8; k++) {
            fromGradients[k + 1] = 0;
            for (int i = 0; i < d.length; i++) {
                fromGradients[k + 1] += d[i] * g[k][i] / (k + 1);
            }
        }
        Near.assertNear(fromGradients, c, 1e-11);
    }

    /** Another radius is another computation. */
    @Test
    void aCircleThatIsTooLargeIsFound() {
        ComplexNet pole =
                new ComplexNet().dense(new double[] {10}, new double[1]).pointwise(ComplexNet.Pointwise.TANH);
        double radius = Math.PI / 20;
        CauchyOracle oracle = new CauchyOracle(pole, 0, new double[1], ONE);
        assertThat(oracle.radius()).isBetween(radius / 3, radius);
        assertThat(oracle.values(1)[1]).isCloseTo(10, within(1e-12));
    }

    private static List<Smooth> smooth(List<Smooth> activations) {
        return activations.stream().map(s -> s == Smooth.RELU ? Smooth.TANH : s).toList();
    }
}
