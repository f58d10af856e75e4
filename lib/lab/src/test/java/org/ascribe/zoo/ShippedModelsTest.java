package org.ascribe.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.ascribe.Target;
import org.ascribe.file.Home;
import org.ascribe.model.Model;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.training.Accuracy;
import org.ascribe.training.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The trained models that come along. */
class ShippedModelsTest {

    static Stream<PaperModel> models() {
        return PaperModel.all().stream().filter(PaperModel::isShipped);
    }

    @ParameterizedTest
    @MethodSource("models")
    void areAsAccurateAsTheySay(PaperModel paper) {
        assumeTrue(
                Files.exists(Home.folder().resolve("data").resolve(paper.data().name())),
                paper.data() + " is not fetched");
        Samples test = paper.data().read().toTest();
        try (Model model = paper.load(DataType.FLOAT32)) {
            double accuracy = Accuracy.of(model, test);
            assertThat(accuracy).isGreaterThanOrEqualTo(paper.accuracy());
            // Another machine may round a close call the other way: two images of ten thousand.
            assertThat(accuracy)
                    .isCloseTo(Double.parseDouble(paper.weights().notes().get("accuracy")), within(2e-4));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void sayHowTheyWereMade(PaperModel paper) {
        assertThat(paper.weights().notes())
                .containsEntry("command", "./ascribe train --force " + paper.name())
                .containsKeys("model", "accuracy", "training", "seed", "engine");
    }

    /** In the row of the table that names it, or its family. */
    @ParameterizedTest
    @MethodSource("inTheReadme")
    void areAsAccurateAsTheReadmeSays(PaperModel paper) throws IOException {
        String family = paper.name().replaceFirst("^(mnist-(?:mlp|cnn)-).*", "$1…");
        assertThat(Files.readAllLines(Path.of("../../README.md")))
                .filteredOn(line -> line.startsWith("| `") && line.contains("`" + family + "`"))
                .singleElement()
                .asString()
                .contains(" " + percent(paper.weights().notes().get("accuracy")));
    }

    static Stream<PaperModel> inTheReadme() {
        return models().filter(model -> model.name().matches("mnist-.*|cifar-cnn|imdb-.*"));
    }

    private static String percent(String accuracy) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * Double.parseDouble(accuracy));
    }

    @Test
    void theyAreSmall() {
        long bytes = models().mapToLong(ShippedModelsTest::size).sum();
        assertThat(bytes).isBetween(1L << 20, 12L << 20);
    }

    private static long size(PaperModel model) {
        try (InputStream in = PaperModel.class.getResourceAsStream(model.name() + ".safetensors")) {
            return in.readAllBytes().length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without any data set: what stands for a class does so in the network's own units. */
    @Test
    void thePhotographsOfCifar10HaveTheirOwnUnits() {
        try (PictureModel model = PictureModel.load("CIFAR-ResNet8", DataType.FLOAT64)) {
            assertThat(model.name()).isEqualTo("cifar-resnet8");
            assertThat(model.preprocessing()).isEqualTo(Preprocessing.cifar10());
            assertThat(model.className(8)).isEqualTo("ship");
            RgbPicture black = new RgbPicture(32, 32, new byte[3 * 32 * 32]);
            double[] expected =
                    model.black().of(model.sample(black).expandDims(0)).toDoubleArray();
            double[] found = model.sample(black).toDoubleArray();
            for (int i = 0; i < found.length; i++) {
                // Samples are float32.
                assertThat(found[i]).isCloseTo(expected[i], within(1e-6));
            }
            assertThat(model.target(Target.of(9))
                            .value(model.sample(black).expandDims(0))
                            .getDouble(0))
                    .isFinite();
        }
    }
}
