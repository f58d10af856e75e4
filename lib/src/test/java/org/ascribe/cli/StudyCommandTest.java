package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ascribe.study.Diffusion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyCommandTest {
    @TempDir
    Path home;

    @Test
    void runsPrintsAndWrites() {
        Commanded first = study("diffusion", "--scale", "smoke");
        assertThat(first.status()).isZero();
        assertThat(first.err()).contains("diffusion: starting: 8 tasks");
        Path folder = home.resolve("studies/diffusion-smoke");
        assertThat(first.out()).contains("24 rows", "wrote " + folder.resolve("report.html"), "took ");
        if (Files.exists(Path.of("/proc/self/status"))) {
            assertThat(first.out()).containsPattern("peak resident memory \\d{2,} MiB");
        }
        assertThat(folder.resolve("walks.csv")).isRegularFile();
        assertThat(folder.resolve("dot.png")).isRegularFile();
        assertThat(folder.resolve("report.html")).content().contains("seed 7;", "model.walk 00ff", "Java ");

        assertThat(study("diffusion", "--scale", "SMOKE").err()).contains("all 8 tasks were already done");
        assertThat(study("diffusion", "--scale", "lesson").err()).contains("continuing: 8 of 100 tasks");
    }

    @Test
    void unknownNamesListTheKnownInOneLine() {
        assertThat(study("table-9"))
                .isEqualTo(new Commanded(2, "", "ascribe: unknown study 'table-9': known are diffusion\n"));
        assertThat(study("diffusion", "--scale", "huge"))
                .isEqualTo(new Commanded(2, "", "ascribe: unknown scale 'huge': known are smoke, lesson, paper\n"));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void withoutANameItListsThem() {
        assertThat(study())
                .isEqualTo(new Commanded(0, "diffusion  Random walks spread as the square root of time\n", ""));
    }

    @Test
    void aStoreThatWillNotDoIsOneLine() throws Exception {
        Path store = home.resolve("results/results.db");
        Files.createDirectories(store.getParent());
        Files.writeString(store, "not a store");
        Commanded result = study("diffusion", "--scale", "smoke");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err().lines()).singleElement().asString().contains(store + " is not a results store");
        assertThat(store).hasContent("not a store");
    }

    private Commanded study(String... arguments) {
        return Commanded.by(new StudyCommand(List.of(new Diffusion(7, 20))), home, arguments);
    }
}
