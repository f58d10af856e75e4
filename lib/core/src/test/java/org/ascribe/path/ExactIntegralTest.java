package org.ascribe.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.ascribe.Attribution;
import org.ascribe.axiom.Exact;
import org.ascribe.axiom.RandomSpecimens;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.junit.jupiter.api.Test;

class ExactIntegralTest {

    /** Of a ReLU net the gradient along a line is constant between kinks: here from where x1 passes 1 on, and 2 x2 stays below x1. */
    @Test
    void kinksAreFoundToTheLastBit() {
        SmallNet net = SmallNet.of(
                new Level(new double[][] {{1, 0}, {1, -2}}, new double[] {-1, 0.3}, Link.RELU),
                new Level(new double[][] {{1, 2}}, new double[] {0}, Link.IDENTITY));
        // relu(3α − 1) is active for a third of the way less 1; relu(3α − 4α + 0.3) until α = 0.3.
        double[] expected = {3 * (1 - 1.0 / 3) + 2 * 3 * 0.3, 2 * 2 * -2 * 0.3};
        double[] found = attribution(Exact.INTEGRATED_GRADIENTS, net, 3, 2).values();
        assertThat(found[0]).isCloseTo(expected[0], within(1e-10));
        assertThat(found[1]).isCloseTo(expected[1], within(1e-10));
    }

    /** A unit that is active only on a thousandth of the way, between two nodes of the first sixteen parts. */
    @Test
    void aSpikeBetweenTheNodesIsFoundByItsSum() {
        double at = 0.01234;
        SmallNet net = SmallNet.of(
                new Level(new double[][] {{1}, {1}, {1}}, new double[] {-at, -at - 0.0005, -at - 0.001}, Link.RELU),
                new Level(new double[][] {{1000, -2000, 1001}}, new double[] {0}, Link.IDENTITY));
        assertThat(attribution(Exact.INTEGRATED_GRADIENTS, net, 1).values()[0]).isCloseTo(net.value(1), within(1e-9));
    }

    /** Along the edges x2 closes the unit at 4e-5 of its way: of five nodes on a sixteenth of it, and of many more, none sees that. */
    @Test
    void aUnitThatClosesAtOnceIsSeenByWhatFChangesBy() {
        SmallNet net = SmallNet.of(new Level(new double[][] {{8e-5, -2}}, new double[] {0}, Link.RELU));
        IntegratedGradients edges = Exact.INTEGRATED_GRADIENTS.withPath(new AxisParallel());
        assertThat(attribution(edges, net, 1, 1).values()).containsExactly(new double[] {8e-5, -8e-5}, within(1e-12));
    }

    @Test
    void onSmoothNetsItAgreesWithManyNodesOfGauss() {
        SmallNet net = SmallNet.of(
                new Level(new double[][] {{1, -2}, {0.5, 1}}, new double[] {0.3, -1}, Link.TANH),
                new Level(new double[][] {{1, 2}}, new double[] {0}, Link.SOFTPLUS));
        double[] expected = attribution(new IntegratedGradients(), net, 1.5, -2).values();
        double[] found = attribution(Exact.INTEGRATED_GRADIENTS, net, 1.5, -2).values();
        assertThat(found[0]).isCloseTo(expected[0], within(1e-9));
        assertThat(found[1]).isCloseTo(expected[1], within(1e-9));
    }

    @Test
    void samplesOfABatchDoNotKnowEachOther() {
        SmallNet net = new RandomSpecimens(2).family(5, 1).get(0).net();
        try (Model model = net.model();
                NDManager scope = Torch.manager()) {
            double[] values = new RandomSpecimens(2)
                    .family(5, 4).stream()
                            .flatMapToDouble(s -> java.util.Arrays.stream(s.input()))
                            .toArray();
            NDArray batch = Tensors.of(scope, values, new Shape(4, net.inputs()));
            var together = Exact.INTEGRATED_GRADIENTS.attributeAll(model.target(0), batch);
            for (int i = 0; i < 4; i++) {
                Attribution alone = Exact.INTEGRATED_GRADIENTS.attribute(model.target(0), batch.get(i));
                for (int k = 0; k < net.inputs(); k++) {
                    assertThat(alone.values()[k]).isCloseTo(together.get(i).values()[k], within(1e-12));
                }
            }
        }
    }

    @Test
    void aToleranceIsPositive() {
        assertThatThrownBy(() -> new ExactIntegral(0)).hasMessage("tolerance: 0.0; expected a positive number");
    }

    private static Attribution attribution(IntegratedGradients method, SmallNet net, double... x) {
        try (Model model = net.model();
                NDManager scope = Torch.manager()) {
            return method.attribute(model.target(0), Tensors.of(scope, x, new Shape(x.length)));
        }
    }
}
