package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ascribe.result.Provenance;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Row;
import org.ascribe.result.Scale;
import org.ascribe.study.Diffusion;
import org.ascribe.study.Studies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsCommandTest {
    @TempDir
    Path home;

    @Test
    void beforeAnythingRanItSaysSoAndMakesNothing() {
        Commanded result = results("list");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err().lines()).singleElement().asString().contains("no results yet");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void listsRunsAndWhichAreStale() {
        threeRuns();
        String[] lines = results("list").out().split("\n");
        assertThat(lines).hasSize(2 + 3);
        assertThat(lines[2]).startsWith("  3  other").contains("stale: of library 0.0.1, this is ");
        assertThat(lines[3])
                .startsWith("  2  diffusion")
                .contains(" 8 ", " 24 ")
                .endsWith("current");
        assertThat(lines[4]).startsWith("  1  diffusion").endsWith("stale: run 2 followed it: seed: 7 → 8");
    }

    @Test
    void exportsARunOrAStudysLatest() throws Exception {
        threeRuns();
        String csv = results("export", "1").out();
        assertThat(csv.lines()).hasSize(25);
        assertThat(csv)
                .startsWith("task_key,walk,length,side,at,per_step,inverse\nwalk/00000,0,0,right,-0.0,,-Infinity\n");
        assertThat(results("export", "diffusion").out())
                .isEqualTo(results("export", "2").out())
                .isNotEqualTo(csv);
        Path file = home.resolve("out/rows.csv");
        assertThat(results("export", "1", "-o", file.toString()).status()).isZero();
        assertThat(Files.readString(file)).isEqualToNormalizingNewlines(csv);
        assertThat(results("export", "table-9"))
                .isEqualTo(
                        new Commanded(
                                2,
                                "",
                                "ascribe: unknown run or study 'table-9': known are 3 (other), 2 (diffusion), 1 (diffusion)\n"));
    }

    @Test
    void pruningDeletesNothingUnasked() {
        threeRuns();
        String before = results("list").out();
        assertThat(results("prune").out()).contains("would delete 2 runs, 25 rows; add --yes to do it");
        assertThat(results("prune", "--all").out()).contains("would delete 3 runs");
        assertThat(results("list").out()).isEqualTo(before);
    }

    @Test
    void pruningDeletesStaleRunsThenAll() {
        threeRuns();
        assertThat(results("prune", "other", "--yes").out()).contains("deleted 1 run, 1 rows");
        assertThat(results("prune", "--yes").out()).contains("deleted 1 run, 24 rows");
        assertThat(results("list").out()).contains("current").doesNotContain("stale");
        assertThat(results("prune", "--yes").out()).startsWith("nothing to delete");
        assertThat(results("prune", "--all", "--yes").out()).contains("deleted 1 run, 24 rows");
        assertThat(results("list").out().lines()).hasSize(2);
    }

    private void threeRuns() {
        Studies.run(new Diffusion(7, 20), Scale.SMOKE, home, line -> {});
        Studies.run(new Diffusion(8, 20), Scale.SMOKE, home, line -> {});
        try (ResultStore store = ResultStore.open(ResultStore.fileIn(home))) {
            Provenance old = new Provenance("0.0.1", "none", "cpu", "17");
            store.keep(store.begin("other", new Diffusion(0, 0).settings(), old), "a", 1, List.of(Row.of("x", 1)));
        }
    }

    private Commanded results(String... arguments) {
        return Commanded.by(new ResultsCommand(), home, arguments);
    }
}
