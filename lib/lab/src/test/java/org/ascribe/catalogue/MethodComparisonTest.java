package org.ascribe.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.zoo.PaperModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class MethodComparisonTest {

    private static final Stopwatch ONCE = new Stopwatch(3, 0);

    @TempDir
    Path folder;

    private static Model model;
    private static NDArray x;

    @BeforeAll
    static void aPicture() {
        model = PaperModel.load("poly", DataType.FLOAT64);
        float[] pixels = new float[784];
        for (int i = 0; i < 784; i++) {
            pixels[i] = i % 5 / 4f;
        }
        x = model.sample(pixels);
    }

    @AfterAll
    static void free() {
        model.close();
    }

    /** A method that wants another model. */
    private record Refusing() implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray batch) {
            throw new IllegalArgumentException("f: has no <layers>");
        }
    }

    /** A method that explains two units of a layer. */
    private record TwoUnits() implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray batch) {
            return Scores.of(batch.flatten().get("0:2").expandDims(0));
        }
    }

    private static MethodComparison compare(AttributionMethod... methods) {
        List<Methods.Entry> entries = Arrays.stream(methods)
                .map(method -> new Methods.Entry(
                        method.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                        method,
                        Set.of(Trait.SIGNED),
                        "a = b < c",
                        "Someone 2020, eq. 1"))
                .toList();
        return MethodComparison.of(entries, model, x, ONCE);
    }

    @Test
    void costsResidualsAndTimesAreThoseOfTheMethod() {
        MethodComparison comparison = compare(new IntegratedGradients(), new InputXGradient());

        MethodRow integrated = comparison.rows().get(0);
        assertThat(integrated.attribution().orElseThrow())
                .isEqualTo(new IntegratedGradients()
                        .attribute(
                                model.target(
                                        integrated.attribution().orElseThrow().target()),
                                x));
        assertThat(integrated.attribution().orElseThrow().cost().backwards()).isEqualTo(50);
        assertThat(Math.abs(integrated.residual().orElseThrow())).isLessThan(1e-9);
        assertThat(integrated.standardError()).isEmpty();
        assertThat(comparison.rows().get(1).residual()).isEmpty();
        assertThat(integrated.gradientSeconds()).isPositive();
        assertThat(integrated.seconds()).isPositive();
        assertThat(comparison.provenance().toString()).contains("PyTorch", "processors", "thread", "Java", "median");
    }

    @Test
    void whoRefusesTheModelHasARowThatSaysSo() throws Exception {
        MethodComparison comparison = compare(new Refusing(), new TwoUnits(), new InputXGradient());

        assertThat(comparison.text()).contains("refusing: f: has no <layers>").containsPattern("inputxgradient +1 +1 ");
        Element page = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(comparison.html())))
                .getDocumentElement();
        assertThat(page.getTextContent())
                .contains("refuses this model: f: has no <layers>", "values of shape [2]", "a = b < c", "Someone 2020");
        assertThat(page.getElementsByTagName("img").getLength()).isEqualTo(1);
        assertThat(comparison.grid().getWidth()).isBetween(2 * 112, 4 * 112);
    }

    @Test
    void aPageIsWholeAndNeedsNoOtherFile() throws Exception {
        Path page = folder.resolve("methods.html");
        compare(new InputXGradient()).writeTo(page);

        assertThat(Files.readString(page))
                .startsWith("<!DOCTYPE html>")
                .endsWith("</html>\n")
                .contains("of poly, by every method", "src=\"data:image/png");
        assertThat(folder).isDirectoryContaining(page::equals);
    }
}
