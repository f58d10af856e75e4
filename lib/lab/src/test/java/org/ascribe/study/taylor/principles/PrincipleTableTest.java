package org.ascribe.study.taylor.principles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.ascribe.catalogue.Methods;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Table 2, asked of the paper's methods. */
class PrincipleTableTest {

    private static final PrincipleTable STUDY = new PrincipleTable();
    private static Rows rows;

    @BeforeAll
    static void askThePapersMethods() {
        try (Stream<Task> tasks = STUDY.tasks(Scale.SMOKE)) {
            rows = new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());
        }
    }

    @Test
    void thePapersTableComesOutButForTheBiasesOfLrp() {
        assertThat(rows.texts("method")).containsExactlyElementsOf(PrincipleTable.PAPER.keySet());
        for (Row row : rows) {
            String method = row.text("method");
            List<String> printed = PrincipleTable.PAPER.get(method).cells().stream()
                    .map(Enum::name)
                    .toList();
            List<String> ours =
                    PrincipleTable.PRINCIPLES.stream().map(row::text).toList();
            assertThat(ours).as(method).isEqualTo(method.equals("ε-LRP") ? List.of("PARTIALLY", "NO", "NO") : printed);
        }
    }

    @Test
    void theReportSaysWhatDiffersAndWhy() {
        Report report = STUDY.report(rows);
        assertThat(report.tables()).extracting(table -> table.name()).containsExactly("Table 2", "Evidence");
        assertThat(report.text())
                .contains("ε-LRP, first principle: printed yes, here partially: off by ")
                .contains("20 of 21 cells are those of Deng et al. 2021, Table 2.")
                .contains(
                        "; complete on those of tanh without biases, squares without biases, softplus without biases; it names no"
                                + " baseline, so what Σ aᵢ was to come to is f(x) less any constant.")
                .containsPattern(
                        "DL is complete and assigns wrongly: of f = a² \\+ a·c² - ac·c, where it is \\S+, c gets")
                .contains("3.0 by EG; 2.0 by IG; 1.0 by DL; 0.5 by Occ-1, Occ-2x2, ε-LRP; 0.0 by GI.");
    }

    @Test
    void largerScalesAskTheCatalogueTooEveryMethodOnce() {
        List<String> keys = STUDY.tasks(Scale.PAPER).map(Task::key).toList();
        assertThat(keys).startsWith(rows.texts("method").toArray(String[]::new)).contains("lime", "grad-cam");
        assertThat(keys).doesNotContain("integrated-gradients", "occlusion", "deeplift");
    }

    /** An address among the hyperparameters would be another one in every run. */
    @Test
    void settingsAreTheSameInEveryProcess() {
        assertThat(Methods.all())
                .allSatisfy(entry -> assertThat(entry.method().toString()).doesNotContainPattern("@[0-9a-f]|Lambda"));
        assertThat(new PrincipleTable().settings()).isEqualTo(STUDY.settings());
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 3);
    }
}
