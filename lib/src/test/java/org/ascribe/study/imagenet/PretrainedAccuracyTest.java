package org.ascribe.study.imagenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.data.DataException;
import org.ascribe.data.DataFolder;
import org.ascribe.model.PretrainedModel;
import org.ascribe.study.Report;
import org.ascribe.study.Scale;
import org.ascribe.study.Task;
import org.ascribe.study.store.Row;
import org.ascribe.study.store.Rows;
import org.junit.jupiter.api.Test;

class PretrainedAccuracyTest {

    private static final PretrainedAccuracy STUDY = new PretrainedAccuracy();

    @Test
    void theReportCountsAndNamesMistakes() {
        Rows rows = new Rows(List.of(
                row("tench", 1, "tench", 3, "eel"),
                row("hen", 1, "hen", 1, "hen"),
                row("acorn", 2, "gyromitra", 9, "fig"),
                row("swab", 7, "broom", 1, "swab")));

        Report report = STUDY.report(rows);

        assertThat(report.tables().get(0).stringColumn(1).asList())
                .allMatch(text -> text.startsWith("50.0 ["), "two of four");
        assertThat(report.tables().get(0).stringColumn(2).asList())
                .allMatch(text -> text.startsWith("75.0 ["), "three of four");
        assertThat(report.tables().get(1).stringColumn("named").asList()).containsExactly("gyromitra", "broom");
        assertThat(report.lines())
                .anyMatch(line -> line.contains("2 of 4 pictures are named right; stretched to a square, 2"));
    }

    /** A chance of one in a thousand for a picture would be none of eight. */
    @Test
    void weightsAndPreprocessingBelongTogether() {
        assumeTrue(
                Files.exists(PretrainedModel.named(STUDY.model()).folder().resolve("model.json")),
                "the weights of " + STUDY.model() + " are not fetched");
        assumeTrue(havePictures(), "no data set " + STUDY.pictures());
        try (Stream<Task> tasks = STUDY.tasks(Scale.SMOKE)) {
            Rows rows =
                    new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());

            assertThat(rows.numbers("cut_rank")).hasSize(8);
            assertThat(rows.filter(row -> row.number("cut_rank") == 1).size()).isGreaterThanOrEqualTo(7);
        }
    }

    private static boolean havePictures() {
        try {
            return Files.isDirectory(DataFolder.of(STUDY.pictures()))
                    && Files.isDirectory(DataFolder.of("imagenet-synsets"));
        } catch (DataException e) {
            return false;
        }
    }

    private static Row row(String label, int cut, String cutNamed, int stretched, String stretchedNamed) {
        return Row.of("file", label + ".jpg")
                .and("class", label)
                .and("cut_rank", cut)
                .and("cut_named", cutNamed)
                .and("stretched_rank", stretched)
                .and("stretched_named", stretchedNamed);
    }
}
