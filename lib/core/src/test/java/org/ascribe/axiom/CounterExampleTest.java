package org.ascribe.axiom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.rewrite.ThresholdMoved;
import org.ascribe.gradient.Gradient;
import org.ascribe.propagation.DeepLift;
import org.ascribe.view.NetFigure;
import org.ascribe.view.Show;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CounterExampleTest {

    private static final SmallNet NET = SmallNet.of(
            new Level(new double[][] {{-1}}, new double[] {1}, Link.RELU),
            new Level(new double[][] {{-1}}, new double[] {1}, Link.IDENTITY));
    private static final Specimen SPECIMEN = new Specimen(NET, new double[] {2}, new double[] {0.1}, 0);

    @TempDir
    private Path folder;

    private static CounterExample example() {
        Examiner examiner = new Examiner(new Gradient());
        return CounterExample.of(examiner.method(), new SensitivityA(), examiner.ask(new SensitivityA(), SPECIMEN));
    }

    @Test
    void whatIsSavedIsReadBack() {
        Path file = example().save(folder.resolve("gradient.json"));
        assertThat(CounterExample.load(file)).isEqualTo(example());
        assertThat(CounterExample.ofJson(example().json())).isEqualTo(example());
    }

    @Test
    void whatIsReadIsCheckedAnew() throws IOException {
        Path file = example().save(folder.resolve("gradient.json"));
        String text = Files.readString(file);
        refused(text.replace("\"values\" : [ 0.0 ]", "\"values\" : [ 1.0 ]"), "expected more than");
        refused(text.replace("\"size\" : 1.0", "\"size\" : 2.0"), "a breach of 2.0; expected 1.0");
        refused(
                text.replace("sensitivity-a", "sensitivity-z"),
                "unknown axiom 'sensitivity-z': known are completeness");
        refused(
                text.replace("\"input\" : [ 2.0 ]", "\"input\" : [ 0.0 ]"),
                "expected one that sensitivity-a has a question");
        refused(text.substring(20), "expected a counter-example that was saved");
    }

    private void refused(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("changed.json"), text);
        assertThatThrownBy(() -> CounterExample.load(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void itShowsItself() {
        assertThat(Show.text(example())).isEqualTo("""
                        Gradient breaks sensitivity-a by 1
                          f: −relu(−x1 + 1) + 1 at (2)
                            f(x) = 1, a = (0)
                        a1 = 0, f(x) − f(0) = 1""");
    }

    /** Red and blue lines, grey for a silent unit, black letters. */
    @Test
    void theFigureHasItsLines() {
        BufferedImage figure = NetFigure.of(example());
        assertThat(figure.getWidth()).isGreaterThan(1000);
        int blue = 0;
        int red = 0;
        for (int y = 0; y < figure.getHeight(); y++) {
            for (int x = 0; x < figure.getWidth(); x++) {
                int rgb = figure.getRGB(x, y);
                int difference = (rgb >> 16 & 0xff) - (rgb & 0xff);
                blue += difference < -60 ? 1 : 0;
                red += difference > 60 ? 1 : 0;
            }
        }
        // Two weights of −1, no positive one, and no attribution.
        assertThat(blue).isGreaterThan(200);
        assertThat(red).isZero();
    }

    @Test
    void aQuestionAtAKinkIsRefused() {
        Specimen kink = new Specimen(NET, new double[] {1}, new double[] {0}, 0);
        assertThatThrownBy(() -> new Examiner(new Gradient()).ask(new Completeness(), kink))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("f has no gradient there, a unit is at its kink; expected an input beside it");
    }

    @Test
    void aMethodThatBreaksNothingThereHasNoCounterExample() {
        Trial fine = new Examiner(new DeepLift()).ask(new SensitivityA(), SPECIMEN);
        assertThat(fine.breach().size()).isZero();
        assertThatThrownBy(() -> CounterExample.of(new DeepLift(), new SensitivityA(), fine))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CounterExample("none", new SensitivityA(), SPECIMEN, List.of()))
                .hasMessage("answers: 0; expected 1, as many as sensitivity-a asks for");
    }

    @Test
    void anUnknownAxiomIsToldWhichThereAre() {
        assertThatThrownBy(() -> Axioms.named("fairness"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unknown axiom 'fairness': known are completeness, sensitivity-a")
                .hasMessageContaining("demand-monotonicity");
    }

    @Test
    void oneRewriteAloneHasANameOfItsOwn() {
        Axiom threshold = new ImplementationInvariance(new ThresholdMoved());
        assertThat(threshold.name()).isEqualTo("implementation-invariance/threshold-moved");
        assertThat(Axioms.named(threshold.name())).isEqualTo(threshold);
        assertThatThrownBy(() -> Axioms.named("implementation-invariance/guess"))
                .hasMessageStartingWith("unknown rewrite 'guess': known are threshold-moved, max-of-relus");
    }
}
