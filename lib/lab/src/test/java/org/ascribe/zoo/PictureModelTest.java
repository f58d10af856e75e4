package org.ascribe.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.picture.Framing;
import org.ascribe.picture.Preprocessing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PictureModelTest {

    private static final int SIDE = 8;
    private static final List<String> NAMES = List.of("cat", "dog");

    private static final SmallPictureNet NET = new SmallPictureNet(SIDE, Activation.RELU, NAMES.size(), 1);

    private static Preprocessing small(Preprocessing large) {
        return large.withFraming(new Framing.Stretch(SIDE));
    }

    static List<Preprocessing> preprocessings() {
        return List.of(
                Preprocessing.torchvision(),
                Preprocessing.torchvisionInception(),
                Preprocessing.kerasCaffe(),
                Preprocessing.caffeSqueezeNet());
    }

    @ParameterizedTest
    @MethodSource("preprocessings")
    void saysOfAPictureWhatTheNetworkSaysInItsOwnUnits(Preprocessing large) {
        Preprocessing own = small(large);
        try (Model model = Model.of("own", NET::network, NET.weights(), DataType.FLOAT64);
                PictureModel ours =
                        PictureModel.of("ours", NET::network, NET.weights(), own, NAMES, DataType.FLOAT64)) {
            double[] expected = model.logits(
                            model.sample(own.apply(NET.picture(7))).expandDims(0))
                    .toDoubleArray();
            double[] found = ours.model()
                    .logits(ours.sample(NET.picture(7)).expandDims(0))
                    .toDoubleArray();
            // Samples are float32: levels of 255 are off by up to 1e-5 after normalisation and back.
            double largest = Math.max(Math.abs(expected[0]), Math.abs(expected[1]));
            for (int k = 0; k < found.length; k++) {
                assertThat(Math.abs(found[k] - expected[k]) / largest).isLessThan(3e-7);
            }
        }
    }

    /** Whatever it was trained on: mid-grey is zero, and an answer to a picture is an answer to a picture. */
    @ParameterizedTest
    @MethodSource("preprocessings")
    void otherUnitsAreTheSameNetwork(Preprocessing large) {
        try (PictureModel usual =
                        PictureModel.of("a", NET::network, NET.weights(), small(large), NAMES, DataType.FLOAT64);
                PictureModel levels = PictureModel.of(
                        "b",
                        NET::network,
                        NET.weights(),
                        small(large),
                        Preprocessing.torchvisionInception(),
                        NAMES,
                        DataType.FLOAT64)) {
            NDArray x = levels.sample(NET.picture(7));
            assertThat(x.abs().max().toType(DataType.FLOAT64, false).getDouble())
                    .isBetween(0.9, 1.0);
            double[] expected = usual.model()
                    .logits(usual.sample(NET.picture(7)).expandDims(0))
                    .toDoubleArray();
            double[] found = levels.model().logits(x.expandDims(0)).toDoubleArray();
            double largest = Math.max(Math.abs(expected[0]), Math.abs(expected[1]));
            for (int k = 0; k < found.length; k++) {
                assertThat(Math.abs(found[k] - expected[k]) / largest).isLessThan(3e-7);
            }
        }
    }

    /** By the chain rule an attribution is the same number in any units, if the baseline is the same picture. */
    @Test
    void attributionsDoNotDependOnUnits() {
        Preprocessing own = small(Preprocessing.kerasCaffe());
        try (Model model = Model.of("own", NET::network, NET.weights(), DataType.FLOAT64);
                PictureModel ours =
                        PictureModel.of("ours", NET::network, NET.weights(), own, NAMES, DataType.FLOAT64)) {
            NDArray x = model.sample(own.apply(NET.picture(7)));
            double[] black = IntStream.range(0, 3 * SIDE * SIDE)
                    .mapToDouble(i -> own.black()[i / (SIDE * SIDE)])
                    .toArray();
            Attribution expected = new IntegratedGradients()
                    .withBaseline(Baseline.given(black))
                    .attribute(model.target(1), x);
            Attribution found = new IntegratedGradients()
                    .withBaseline(ours.black())
                    .attribute(ours.target(Target.of(1)), ours.sample(NET.picture(7)));
            double[][] wanted = expected.pixelMap();
            double[][] map = found.pixelMap();
            double largest = 0;
            double off = 0;
            for (int i = 0; i < SIDE * SIDE; i++) {
                largest = Math.max(largest, Math.abs(wanted[i / SIDE][i % SIDE]));
                off = Math.max(off, Math.abs(wanted[i / SIDE][i % SIDE] - map[i / SIDE][i % SIDE]));
            }
            assertThat(off / largest).isLessThan(1e-6);
        }
    }

    @Test
    void aNetworkOfTheseUnitsIsLeftAsItIs() {
        try (PictureModel ours = PictureModel.of(
                "ours", NET::network, NET.weights(), small(Preprocessing.torchvision()), NAMES, DataType.FLOAT32)) {
            assertThat(ours.model().weights().tensors().keySet())
                    .isEqualTo(NET.weights().tensors().keySet());
        }
    }

    @Test
    void randomPixelsAreWithinWhatAPictureCanBe() {
        try (PictureModel ours = PictureModel.of(
                "ours", NET::network, NET.weights(), small(Preprocessing.kerasCaffe()), NAMES, DataType.FLOAT64)) {
            NDArray x = ours.sample(NET.picture(7)).expandDims(0);
            double[] draws = ours.pixels(3).draws(x, 0, 50).toDoubleArray();
            double[] black = ours.preprocessing().black();
            double[] white = ours.preprocessing().white();
            int area = SIDE * SIDE;
            for (int c = 0; c < 3; c++) {
                int channel = c;
                double[] ofChannel = IntStream.range(0, draws.length)
                        .filter(i -> i / area % 3 == channel)
                        .mapToDouble(i -> draws[i])
                        .toArray();
                assertThat(IntStream.range(0, ofChannel.length)
                                .mapToDouble(i -> ofChannel[i])
                                .min()
                                .orElseThrow())
                        .isBetween(black[c], black[c] + 0.01);
                assertThat(IntStream.range(0, ofChannel.length)
                                .mapToDouble(i -> ofChannel[i])
                                .max()
                                .orElseThrow())
                        .isBetween(white[c] - 0.01, white[c]);
            }
            assertThat(ours.black().of(x).toDoubleArray()[area]).isEqualTo(black[1]);
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        try (Model model = Model.of("own", NET::network, NET.weights(), DataType.FLOAT32)) {
            assertThatThrownBy(() -> new PictureModel(model, Preprocessing.torchvision(), NAMES))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("preprocessing: makes samples of 3 × 224 × 224; expected those that own");
            assertThatThrownBy(() -> new PictureModel(model, small(Preprocessing.torchvision()), List.of("cat")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("classNames: 1; expected one for each output of own");
            assertThatThrownBy(() -> new PictureModel(model, small(Preprocessing.torchvision()), NAMES).className(2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("target: 2; expected 0 to 1");
        }
    }

    @Test
    void namesAreThoseOfNetworksForPictures() {
        assertThat(PictureModel.names()).contains("resnet50-keras", "vgg16").doesNotContain("m-sg");
        assertThatThrownBy(() -> PictureModel.load("m-sg"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("unknown network for photographs 'm-sg': known are ", "squeezenet1_1-ncnn");
    }
}
