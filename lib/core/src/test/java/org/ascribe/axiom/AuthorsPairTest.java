package org.ascribe.axiom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.ascribe.AttributionMethod;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.Gradient;
import org.ascribe.model.Model;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.rule.Bias;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Stabiliser;
import org.junit.jupiter.api.Test;

/** Two networks that are one function, Sundararajan et al. 2017, at (3, 1) from 0; and 1 − relu(1 − x) at 2. */
class AuthorsPairTest {

    private static final double[][] IDENTITY = {{1, 0}, {0, 1}};

    /** {@code relu(relu(x1) − 1 − relu(x2))}. */
    private static final SmallNet F = SmallNet.of(
            new Level(IDENTITY, new double[] {0, 0}, Link.RELU),
            new Level(new double[][] {{1, -1}}, new double[] {-1}, Link.RELU));

    /** {@code relu(relu(x1 − 1) − relu(x2))}. */
    private static final SmallNet G = SmallNet.of(
            new Level(IDENTITY, new double[] {-1, 0}, Link.RELU),
            new Level(new double[][] {{1, -1}}, new double[] {0}, Link.RELU));

    private static double[] of(AttributionMethod method, SmallNet net, double... x) {
        try (Model model = net.model();
                NDManager scope = Torch.manager()) {
            NDArray sample = Tensors.of(scope, x, new Shape(x.length));
            return method.attribute(model.target(0), sample).values();
        }
    }

    private static void gives(AttributionMethod method, SmallNet net, double one, double other) {
        double[] a = of(method, net, 3, 1);
        assertThat(a[0]).as(method + " of x1").isCloseTo(one, within(1e-8));
        assertThat(a[1]).as(method + " of x2").isCloseTo(other, within(1e-8));
    }

    @Test
    void integratedGradientsAreTheSameOnBoth() {
        gives(Exact.INTEGRATED_GRADIENTS, F, 1.5, -0.5);
        gives(Exact.INTEGRATED_GRADIENTS, G, 1.5, -0.5);
    }

    @Test
    void deepLiftIsNot() {
        gives(new DeepLift(), F, 1.5, -0.5);
        gives(new DeepLift(), G, 2, -1);
    }

    /** The numbers of the paper are those of a rule that leaves the bias out. */
    @Test
    void norIsRelevancePropagationWithoutBiases() {
        AttributionMethod lrp = new LayerwiseRelevance(new Gamma(0, Bias.ZEROED, Stabiliser.of(1e-12)));
        gives(lrp, F, 1.5, -0.5);
        gives(lrp, G, 2, -1);
    }

    /** Where the bias keeps its share, and ε is small, relevance is gradient times input: the same on both, and it sums to 2, not 1. */
    @Test
    void relevanceWhoseBiasesKeepTheirShareIsTheSameOnBoth() {
        gives(new EpsilonLrp(1e-12), F, 3, -1);
        gives(new EpsilonLrp(1e-12), G, 3, -1);
    }

    @Test
    void theGradientOfOneMinusReluOfOneMinusXIsZeroWhereFHasChanged() {
        SmallNet f = SmallNet.of(
                new Level(new double[][] {{-1}}, new double[] {1}, Link.RELU),
                new Level(new double[][] {{-1}}, new double[] {1}, Link.IDENTITY));
        assertThat(f).hasToString("−relu(−x1 + 1) + 1");
        assertThat(f.value(0)).isZero();
        assertThat(f.value(2)).isEqualTo(1);
        assertThat(of(new Gradient(), f, 2)).containsExactly(0);
        Trial trial = new Examiner(new Gradient())
                .ask(new SensitivityA(), new Specimen(f, new double[] {2}, new double[] {0}, 0));
        assertThat(trial.breach().size()).isEqualTo(1);
        assertThat(of(Exact.INTEGRATED_GRADIENTS, f, 2)[0]).isCloseTo(1, within(1e-9));
    }
}
