package org.ascribe.axiom.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.util.stream.IntStream;
import org.ascribe.axiom.RandomSpecimens;
import org.ascribe.axiom.Specimen;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallNetTest {

    private static final int NETS = 60;

    private static final SmallNet NET = SmallNet.of(
            new Level(new double[][] {{1, 0}, {0, -2}}, new double[] {-1, 0}, Link.RELU),
            new Level(new double[][] {{3, -1}}, new double[] {0.5}, Link.IDENTITY));

    /** Weights as the parameters of layers, evaluated by the engine, against loops over arrays. */
    @ParameterizedTest
    @EnumSource(Form.class)
    void aModelIsTheSameFunction(Form form) {
        for (int n = 0; n < NETS; n++) {
            Specimen specimen = new RandomSpecimens(3).family(n, 1).get(0);
            SmallNet net = specimen.net();
            try (Model model = net.model(form);
                    NDManager scope = Torch.manager()) {
                NDArray x = Tensors.of(scope, specimen.input(), new Shape(1).addAll(form.shape(net.inputs())));
                assertThat(model.target(0).value(x).toDoubleArray()[0])
                        .as(net.toString())
                        .isCloseTo(net.value(specimen.input()), within(1e-12 * net.magnitude(specimen.input())));
            }
        }
    }

    @Test
    void aNetworkIsReadAsTheNetThatItIs() {
        int read = 0;
        for (int n = 0; n < NETS; n++) {
            SmallNet net = new RandomSpecimens(4).family(n, 1).get(0).net();
            if (net.levels().stream().noneMatch(level -> level.link() == Link.MAX_OF_PAIRS)) {
                try (Model model = net.model();
                        NDManager scope = Torch.manager()) {
                    Network network = new NetLayers(net, Form.VECTOR).network();
                    model.weights().into(network, scope, DataType.FLOAT64);
                    assertThat(SmallNet.of(network)).isEqualTo(net);
                    read++;
                }
            }
        }
        assertThat(read).isGreaterThan(NETS / 2);
    }

    @Test
    void whatCannotBeReadIsNamed() {
        SequentialBlock block = new SequentialBlock()
                .add(Linear.builder().setUnits(2).build())
                .add(LambdaBlock.singleton(x -> x.mul(x), "anything"));
        Network network = Network.of(new Shape(3), block);
        try (NDManager scope = Torch.manager()) {
            network.initialize(scope, DataType.FLOAT64, new Shape(1, 3));
            assertThatThrownBy(() -> SmallNet.of(network))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("(Opaque)")
                    .hasMessageContaining("expected vectors, dense layers");
        }
    }

    @Test
    void valuesAreThoseComputedByHand() {
        // 3 relu(3 − 1) − relu(−2 · −4) + 0.5
        assertThat(NET.value(3, -4)).isEqualTo(-1.5);
        assertThat(NET.activations(3, -4).get(1)).containsExactly(2, 8);
        assertThat(NET.toKink(3, -4)).isEqualTo(2);
        assertThat(NET.toKink(1, -4)).isZero();
        // 3 (3 + 1) + 2 · 4 + 0.5
        assertThat(NET.magnitude(3, -4)).isEqualTo(20.5);
        assertThat(NET.hiddenUnits()).isEqualTo(2);
    }

    @Test
    void itIsWrittenAsAFormula() {
        assertThat(NET).hasToString("3 relu(x1 − 1) − relu(−2 x2) + 0.5");
        assertThat(NET.with(1, NET.top().withLink(Link.RELU))).hasToString("relu(3 relu(x1 − 1) − relu(−2 x2) + 0.5)");
        Level pairs = NET.levels()
                .get(0)
                .withLink(Link.MAX_OF_PAIRS)
                .withNorm(new Norm(new double[] {2, 1}, new double[] {1, 0}));
        assertThat(SmallNet.of(pairs)).hasToString("max(2 norm[x1 − 1] + 1, norm[−2 x2])");
    }

    @Test
    void theSumOfTwoNetsIsOneNet() {
        for (int n = 0; n < NETS; n++) {
            Specimen specimen = new RandomSpecimens(5).family(n, 1).get(0);
            SmallNet f = specimen.net();
            SmallNet g = f.with(
                    0,
                    f.levels()
                            .get(0)
                            .withBiases(IntStream.range(0, f.levels().get(0).biases().length)
                                    .mapToDouble(j -> j - 1)
                                    .toArray()));
            SmallNet sum = WeightedSum.of(2, f, -3, g).orElseThrow();
            double[] x = specimen.input();
            assertThat(sum.value(x)).isCloseTo(2 * f.value(x) - 3 * g.value(x), within(1e-12 * sum.magnitude(x)));
        }
    }

    @Test
    void levelsThatDoNotFitAreRefused() {
        Level one = new Level(new double[][] {{1}}, new double[1], Link.IDENTITY);
        assertThatThrownBy(() -> SmallNet.of(NET.levels().get(0), one))
                .hasMessage("levels: number 1 takes 1 units; expected 2, those of the level below");
        assertThatThrownBy(() -> SmallNet.of(NET.levels().get(0)))
                .hasMessage("levels: the last has 2 units; expected 1");
        assertThatThrownBy(() -> new Level(new double[][] {{1}, {1, 2}}, new double[2], Link.RELU))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Level(new double[][] {{1}}, new double[1], Link.MAX_OF_PAIRS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Norm(new double[1], new double[2]))
                .hasMessage("scale: 1 numbers; expected 2, as many as there are in shift");
    }

    @Test
    void numbersHaveFourDigitsAndNoIdleZeros() {
        assertThat(Written.point(0, -0.5, 12, 1.0 / 3, 0.99999999999, 0.9999, -1234.56))
                .isEqualTo("(0, −0.5, 12, 0.3333, 1, 0.9999, −1235)");
        assertThat(Written.point(2e-9, -1.5e8, 123456, Double.NaN)).isEqualTo("(2e−9, −1.5e8, 123456, NaN)");
    }
}
