package org.ascribe.study.imagenet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.ascribe.data.DataFolder;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.StudyUnderPressure;
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

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        for (String data : List.of("squeezenet1_1-ncnn", "imagenet-samples", "imagenet-synsets")) {
            assumeTrue(DataFolder.has(data), data + " is not fetched");
        }
        StudyUnderPressure.sameRows(new PretrainedAccuracy("squeezenet1_1-ncnn", "imagenet-samples"), 2);
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
