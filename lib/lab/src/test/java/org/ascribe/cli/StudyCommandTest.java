package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.Diffusion;
import org.ascribe.study.OnModel;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
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
        // Only Linux tells.
        assertThat(Pattern.compile("peak resident memory \\d{2,} MiB")
                        .matcher(first.out())
                        .find())
                .isEqualTo(Files.exists(Path.of("/proc/self/status")));
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

    /** As a study does that can be run on either of two networks: what it is run on is in its title. */
    private record Walker(String model) implements OnModel {

        @Override
        public String name() {
            return "walker";
        }

        @Override
        public String title() {
            return "The walk of " + model;
        }

        @Override
        public Settings settings() {
            return Settings.NONE.with("model", model);
        }

        @Override
        public Stream<Task> tasks(Scale scale) {
            return Stream.of(new Task(model, () -> List.of(Row.of("model", model))));
        }

        @Override
        public Report report(Rows rows) {
            return new Report(title(), List.of("ran " + rows.texts("model")), List.of(), Map.of());
        }

        @Override
        public List<String> models() {
            return List.of("slow", "fast");
        }

        @Override
        public Study on(String other) {
            return new Walker(other);
        }
    }

    @Test
    void aNetworkOfChoice() {
        List<Study> studies = List.of(new Walker("slow"), new Diffusion(7, 20));
        assertThat(Commanded.by(new StudyCommand(studies), home, "walker").out())
                .contains("ran [slow]");
        Commanded fast = Commanded.by(new StudyCommand(studies), home, "walker", "--model", "fast", "--scale", "smoke");
        assertThat(fast.out()).contains("The walk of fast", "ran [fast]");
        assertThat(home.resolve("studies/walker-fast-smoke/report.html")).isRegularFile();
        assertThat(Commanded.by(new StudyCommand(studies), home, "walker", "--model", "lame"))
                .isEqualTo(new Commanded(2, "", "ascribe: unknown model 'lame': known are slow, fast\n"));
        assertThat(Commanded.by(new StudyCommand(studies), home, "diffusion", "--model", "fast"))
                .isEqualTo(new Commanded(2, "", "ascribe: --model: fast; diffusion has models of its own\n"));
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
