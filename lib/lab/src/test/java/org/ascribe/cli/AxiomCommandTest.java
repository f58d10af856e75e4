package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.ascribe.axiom.Axiom;
import org.ascribe.axiom.Axioms;
import org.ascribe.axiom.CounterExample;
import org.ascribe.catalogue.AxiomMethods;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AxiomCommandTest {

    @TempDir
    private Path folder;

    @Test
    void aBreachIsPrintedDrawnAndSaved() throws Exception {
        Path figure = folder.resolve("gradient.png");
        Path file = folder.resolve("gradient.json");
        Commanded result = Commanded.of(new AxiomCommand(), "gradient", "sensitivity-a", "-o=" + figure, "-o=" + file);

        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .startsWith("Gradient breaks sensitivity-a by ")
                .contains("trials, then shrunk", "wrote " + figure, "wrote " + file);
        CounterExample example = CounterExample.load(file);
        assertThat(example.method()).isEqualTo("Gradient[]");
        assertThat(example.question().hiddenUnits()).isLessThanOrEqualTo(1);
        assertThat(ImageIO.read(figure.toFile()).getWidth()).isGreaterThan(1000);
    }

    @Test
    void thatNothingIsFoundIsSaidWithTheTrialsAndNothingIsWritten() {
        Path file = folder.resolve("none.json");
        Commanded result =
                Commanded.of(new AxiomCommand(), "shapley-values", "completeness", "--nets=10", "-o=" + file);

        assertThat(result.status()).isZero();
        assertThat(result.out()).matches("shapley-values, completeness: holds on \\d+ trials at tolerance 1e-08\n");
        assertThat(file).doesNotExist();
    }

    @Test
    void withoutAMethodItListsTheAxioms() {
        assertThat(Commanded.of(new AxiomCommand()).out())
                .contains(Axioms.all().stream().map(Axiom::name).toList())
                .contains("Sundararajan et al. 2017, section 2.1");
    }

    @Test
    void mistakesAreOneLine() {
        String axioms = String.join(", ", Axioms.all().stream().map(Axiom::name).toList());
        assertThat(Commanded.of(new AxiomCommand(), "guess", "symmetry"))
                .isEqualTo(mistake("unknown method 'guess': known are " + String.join(", ", AxiomMethods.names())));
        assertThat(Commanded.of(new AxiomCommand(), "gradient", "fairness"))
                .isEqualTo(mistake("unknown axiom 'fairness': known are " + axioms));
        assertThat(Commanded.of(new AxiomCommand(), "gradient"))
                .isEqualTo(mistake("AXIOM: none; expected one of " + axioms));
        assertThat(Commanded.of(new AxiomCommand(), "gradient", "symmetry", "--nets=0"))
                .isEqualTo(mistake("--nets: 0; expected one or more"));
        assertThat(Commanded.of(new AxiomCommand(), "gradient", "symmetry", "-o=x.gif"))
                .isEqualTo(mistake("--out: x.gif; expected a file whose name ends in .png or .json"));
        Path nowhere = folder.resolve("no");
        assertThat(Commanded.of(new AxiomCommand(), "gradient", "symmetry", "-o=" + nowhere.resolve("x.png")))
                .isEqualTo(mistake("--out: there is no folder " + nowhere + "; make it first"));
    }

    private static Commanded mistake(String message) {
        return new Commanded(2, "", "ascribe: " + message + "\n");
    }
}
