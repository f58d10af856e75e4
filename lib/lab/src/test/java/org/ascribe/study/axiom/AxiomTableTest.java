package org.ascribe.study.axiom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.ascribe.axiom.Axiom;
import org.ascribe.axiom.Axioms;
import org.ascribe.axiom.CounterExample;
import org.ascribe.axiom.Trial;
import org.ascribe.catalogue.AxiomMethods;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.StoredRows;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class AxiomTableTest {

    private static final AxiomTable STUDY = new AxiomTable();

    @Test
    void everyMethodIsAskedEveryAxiom() {
        try (Stream<Task> lesson = STUDY.tasks(Scale.LESSON);
                Stream<Task> paper = STUDY.tasks(Scale.PAPER);
                Stream<Task> smoke = STUDY.tasks(Scale.SMOKE)) {
            List<String> keys = lesson.map(Task::key).toList();
            assertThat(keys)
                    .hasSize(AxiomMethods.names().size() * Axioms.all().size())
                    .doesNotHaveDuplicates();
            assertThat(paper.map(Task::key)).hasSize(4 * keys.size()).containsAll(keys);
            assertThat(smoke.map(Task::key)).isSubsetOf(keys).hasSize(60);
        }
    }

    /** What is in the rows is found anew, and still breaks. */
    @Test
    void aTaskLeavesAVerdictAndItsCounterExample() {
        AxiomTable few = new AxiomTable(30, 4, 200, 0);
        Row broken = row(few, "guided-backprop/sensitivity-b/0");
        assertThat(broken.text("verdict")).isEqualTo(AxiomTable.BROKEN);
        CounterExample example = CounterExample.ofJson(broken.text("example"));
        Trial again = example.again(AxiomMethods.named("guided-backprop"));
        assertThat(again.breach().size()).isEqualTo(broken.number("size"));

        Row holds = row(few, "gradient/sensitivity-b/0");
        assertThat(holds.text("verdict")).isEqualTo(AxiomTable.HOLDS);
        assertThat(holds.number("trials")).isGreaterThan(60);
        assertThat(holds.text("words")).matches("holds on \\d+ trials at tolerance 1e-08");

        Row silent = row(few, "gradient/conservation/0");
        assertThat(silent.text("verdict")).isEqualTo(AxiomTable.SILENT);
        assertThat(silent.columns()).isEqualTo(broken.columns());
    }

    @Test
    void rowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(new AxiomTable(10, 4, 40, 0), 5);
    }

    private static Row row(AxiomTable study, String key) {
        try (Stream<Task> tasks = study.tasks(Scale.LESSON)) {
            return tasks.filter(task -> task.key().equals(key))
                    .findFirst()
                    .orElseThrow()
                    .work()
                    .get()
                    .get(0);
        }
    }

    @Test
    void theReportSaysWhatTheRowsSay() {
        Rows rows = StoredRows.of(STUDY.name());
        Report report = STUDY.report(rows);
        Table verdicts = report.table("Verdicts");
        List<String> axioms = verdicts.stringColumn("axiom").asList();
        assertThat(axioms)
                .containsExactlyElementsOf(
                        Axioms.all().stream().map(Axiom::name).toList());
        assertThat(verdicts.columnNames())
                .containsExactly(
                        "axiom",
                        "gradient",
                        "deeplift",
                        "guided-backprop",
                        "integrated-gradients-exact",
                        "lrp-without-biases");
        List<String> gradient = verdicts.stringColumn("gradient").asList();
        assertThat(gradient.get(axioms.indexOf("conservation"))).isEqualTo("–");
        assertThat(gradient.get(axioms.indexOf("symmetry"))).startsWith("none in ");
        assertThat(gradient.get(axioms.indexOf("sensitivity-a"))).matches("[0-9.]+");
        long broken = rows.where("verdict", AxiomTable.BROKEN).size();
        assertThat(report.table("Counter-examples").rowCount()).isEqualTo((int) broken);
        assertThat(report.lines()).anySatisfy(line -> assertThat(line).startsWith(broken + " of 60 searches"));
        assertThat(report.images()).containsKeys("sensitivity-a broken", "implementation-invariance broken");
    }

    /** That a breach exists is shown by one; that a method keeps an axiom is refuted by one. */
    @Test
    void claimsAreRuledByWhatWasFound() {
        Report report = STUDY.report(StoredRows.of(STUDY.name()));
        Table claims = report.table("What papers say");
        for (int r = 0; r < claims.rowCount(); r++) {
            boolean keeps = claims.stringColumn("it says").get(r).contains(" keeps ");
            boolean found = claims.stringColumn("found").get(r).startsWith("broken by ");
            assertThat(claims.stringColumn("ruling").get(r))
                    .isEqualTo(found ? keeps ? "differs" : "holds" : keeps ? "holds" : "undecided");
        }
        assertThat(claims.stringColumn("it says").asList())
                .contains("deeplift breaks implementation-invariance", "gradient breaks continuity");
    }
}
