package org.ascribe.axiom.rewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.stream.Stream;
import org.ascribe.axiom.RandomSpecimens;
import org.ascribe.axiom.Specimen;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RewritesTest {

    private static final int NETS = 300;

    static Stream<Rewrite> all() {
        return Rewrites.all().stream();
    }

    /** As DJL computes them, too: a rewrite that is one only in plain Java would tell methods apart that do nothing wrong. */
    @ParameterizedTest
    @MethodSource("all")
    void theTwoNetsAreOneFunctionAndTwoNets(Rewrite rewrite) {
        int applied = 0;
        for (int n = 0; n < NETS && applied < 20; n++) {
            Specimen specimen = new RandomSpecimens(1).family(n, 1).get(0);
            Optional<Rewritten> found = rewrite.of(specimen.net(), specimen.choice());
            if (found.isPresent()) {
                applied++;
                Rewritten nets = found.get();
                assertThat(nets.before()).isNotEqualTo(nets.after());
                assertThat(value(nets.after(), specimen.input()))
                        .isCloseTo(
                                value(nets.before(), specimen.input()),
                                within(1e-12 * nets.after().magnitude(specimen.input())));
            }
        }
        assertThat(applied)
                .as("of " + NETS + " nets that " + rewrite.name() + " applies to")
                .isEqualTo(20);
    }

    private static double value(SmallNet net, double[] x) {
        try (Model model = net.model();
                NDManager scope = Torch.manager()) {
            NDArray batch = Tensors.of(scope, x, new Shape(1, x.length));
            return model.target(0).value(batch).toDoubleArray()[0];
        }
    }

    @Test
    void netsThatAreNotOneFunctionAreRefused() {
        SmallNet f = SmallNet.of(new Level(new double[][] {{1}}, new double[] {0}, Link.RELU));
        SmallNet g = SmallNet.of(new Level(new double[][] {{1}}, new double[] {0}, Link.IDENTITY));
        assertThatThrownBy(() -> new Rewritten(f, g))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("after: x1 is -")
                .hasMessageContaining("expected 0.0, the value of relu(x1)");
    }

    @Test
    void theThresholdIsMovedAsInTheAuthorsPair() {
        SmallNet f = SmallNet.of(
                new Level(new double[][] {{1, 0}, {0, 1}}, new double[] {0, 0}, Link.RELU),
                new Level(new double[][] {{1, -1}}, new double[] {-1}, Link.RELU));
        Rewritten pair = new ThresholdMoved().of(f, 0).orElseThrow();
        assertThat(pair.before()).isEqualTo(f).hasToString("relu(relu(x1) − relu(x2) − 1)");
        assertThat(pair.after()).hasToString("relu(relu(x1 − 1) − relu(x2))");
    }
}
