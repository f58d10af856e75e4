package org.ascribe.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.report.Report;
import org.ascribe.result.Provenance;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
    private static final Diffusion STUDY = new Diffusion(7, 20);

    @TempDir
    Path folder;

    private final List<String> heard = new ArrayList<>();
    private final RunListener listener = new RunListener() {
        @Override
        public void starts(String line, int before, int total) {
            heard.add(line);
        }

        @Override
        public void progress(int done, int total, double seconds, double secondsLeft) {
            heard.add(done + "/" + total);
            assertThat(seconds).isPositive();
            assertThat(secondsLeft > 0).isEqualTo(done < total);
        }
    };
    private ResultStore store;
    private Runner runner;

    @BeforeEach
    void open() {
        store = ResultStore.open(folder.resolve("results.db"));
        runner = new Runner(store, listener);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void runsEveryTaskOnce() {
        Outcome outcome = runner.run(STUDY, Scale.SMOKE);
        assertThat(heard).containsExactly("starting: 8 tasks", "1/8", "2/8", "3/8", "4/8", "5/8", "6/8", "7/8", "8/8");
        assertThat(outcome.rows()).isEqualTo(computed(Scale.SMOKE));
        assertThat(outcome.run().tasks()).isEqualTo(8);
    }

    @Test
    void aLargerScaleContinuesASmallerOneAndASmallerOneReadsItsShare() {
        runner.run(STUDY, Scale.SMOKE);
        heard.clear();
        assertThat(runner.run(STUDY, Scale.LESSON).rows()).isEqualTo(computed(Scale.LESSON));
        assertThat(heard).hasSize(1 + 92);
        assertThat(heard.get(0))
                .matches("continuing: 8 of 100 tasks were already done at \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d");
        heard.clear();
        assertThat(runner.run(STUDY, Scale.SMOKE).rows()).isEqualTo(computed(Scale.SMOKE));
        assertThat(heard)
                .singleElement()
                .asString()
                .startsWith("all 8 tasks were already done at")
                .endsWith("nothing to run");
    }

    @Test
    void otherSettingsStartAnewAndSayWhichAndTheOldRowsStay() {
        runner.run(STUDY, Scale.SMOKE);
        heard.clear();
        assertThat(runner.run(new Diffusion(8, 30), Scale.SMOKE).rows()).isNotEqualTo(computed(Scale.SMOKE));
        assertThat(heard.get(0)).startsWith("starting anew: seed: 7 → 8, steps: 20 → 30 since run 1 of ");
        heard.clear();
        runner.run(STUDY, Scale.SMOKE);
        assertThat(heard).singleElement().asString().startsWith("all 8 tasks were already done");
    }

    @Test
    void anotherModelOrLibraryStartsAnewAndSaysSo() {
        runner.run(STUDY, Scale.SMOKE);
        heard.clear();
        Provenance here = STUDY.provenance();
        Provenance older = new Provenance("0.0.1", here.engine(), here.device(), here.java());
        runner.run(new Altered(STUDY, STUDY.settings().withModel("walk", "11ee"), older, t -> t), Scale.SMOKE);
        assertThat(heard.get(0))
                .contains("model.walk: 00ff → 11ee, library: " + here.library() + " → 0.0.1 since run 1")
                .endsWith("8 tasks");
    }

    @Test
    void aFailingTaskIsNamedAndTheOthersAreKept() {
        Study failing = altered(task -> {
            if (task.key().equals("walk/00005")) {
                return new Task(task.key(), () -> {
                    throw new IllegalStateException("no such walk");
                });
            }
            return task;
        });
        assertThatThrownBy(() -> runner.run(failing, Scale.SMOKE))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("task walk/00005 failed: java.lang.IllegalStateException: no such walk")
                .hasMessageContaining("5 of 8 tasks, which are kept")
                .hasRootCauseMessage("no such walk");
        heard.clear();
        assertThat(runner.run(STUDY, Scale.SMOKE).rows()).isEqualTo(computed(Scale.SMOKE));
        assertThat(heard.get(0)).startsWith("continuing: 5 of 8");
    }

    @Test
    void anInterruptStopsBetweenTwoTasks() {
        Study interrupting = altered(task -> task.key().equals("walk/00002")
                ? new Task(task.key(), () -> {
                    Thread.currentThread().interrupt();
                    return task.work().get();
                })
                : task);
        assertThatThrownBy(() -> runner.run(interrupting, Scale.SMOKE))
                .isInstanceOf(InterruptedWorkException.class)
                .hasMessage("diffusion stopped after 3 of 8 tasks, which are kept; run it again to continue");
        assertThat(Thread.interrupted()).as("the interrupt is spent").isFalse();
        assertThat(store.latest("diffusion").orElseThrow().tasks()).isEqualTo(3);
    }

    @Test
    void aTaskThatStopsOnAnInterruptIsNotAFailure() {
        Study interrupted = altered(task -> new Task(task.key(), () -> {
            throw new InterruptedWorkException("in the middle");
        }));
        assertThatThrownBy(() -> runner.run(interrupted, Scale.SMOKE))
                .isInstanceOf(InterruptedWorkException.class)
                .hasMessageContaining("after 0 of 8");
    }

    @Test
    void whatAnotherProcessFinishesMeanwhileIsNotRunAgain() {
        List<String> ran = new ArrayList<>();
        Study watched = altered(task -> new Task(task.key(), () -> {
            ran.add(task.key());
            if (ran.size() == 1) {
                try (ResultStore other = ResultStore.open(store.file())) {
                    new Runner(other, RunListener.SILENT).run(STUDY, Scale.SMOKE);
                }
            }
            return task.work().get();
        }));
        assertThat(runner.run(watched, Scale.SMOKE).rows()).isEqualTo(computed(Scale.SMOKE));
        assertThat(ran).containsExactly("walk/00000");
    }

    @Test
    void twoTasksWithOneKeyAreRefused() {
        Study twice = altered(task -> new Task("same", task.work()));
        assertThatThrownBy(() -> runner.run(twice, Scale.SMOKE)).hasMessageContaining("two tasks with the key same");
    }

    private static Rows computed(Scale scale) {
        return new Rows(
                STUDY.tasks(scale).flatMap(task -> task.work().get().stream()).toList());
    }

    private static Study altered(UnaryOperator<Task> change) {
        return new Altered(STUDY, STUDY.settings(), STUDY.provenance(), change);
    }

    private record Altered(Study study, Settings settings, Provenance provenance, UnaryOperator<Task> change)
            implements Study {
        @Override
        public String name() {
            return study.name();
        }

        @Override
        public String title() {
            return study.title();
        }

        @Override
        public Stream<Task> tasks(Scale scale) {
            return study.tasks(scale).map(change);
        }

        @Override
        public Report report(Rows rows) {
            return study.report(rows);
        }
    }
}
