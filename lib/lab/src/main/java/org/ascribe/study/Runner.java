package org.ascribe.study;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Run;
import org.ascribe.result.Scale;

/**
 * Runs what is missing of a study. Every finished task is kept at once; asked again, after a failure, an interrupt or a kill, it
 * continues with the next.
 *
 * @param store where rows are kept
 * @param listener hears how it goes
 */
public record Runner(ResultStore store, RunListener listener) {

    /**
     * Checks that both are there.
     *
     * @param store as above
     * @param listener as above
     */
    public Runner {
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(listener, "listener");
    }

    /**
     * Runs the tasks of a scale that are not finished, and reads the rows of all.
     *
     * @param study the study
     * @param scale how many items
     * @return its rows
     * @throws StudyException if a task fails; what was finished before is kept
     * @throws InterruptedWorkException if the thread is interrupted; what was finished before is kept
     */
    public Outcome run(Study study, Scale scale) {
        Optional<Run> earlier = store.latest(study.name());
        Run run = store.begin(study.name(), study.settings(), study.provenance());
        try (Stream<Task> stream = study.tasks(scale)) {
            List<Task> tasks = stream.toList();
            checkKeys(study, tasks);
            Map<String, Instant> finished = store.finished(run);
            List<Task> missing =
                    tasks.stream().filter(t -> !finished.containsKey(t.key())).toList();
            int before = tasks.size() - missing.size();
            listener.starts(Beginning.of(run, earlier, tasks, finished), before, tasks.size());
            long start = System.nanoTime();
            work(study, run, missing, tasks.size());
            return outcome(run, scale, tasks, before, (System.nanoTime() - start) * 1e-9);
        }
    }

    private void work(Study study, Run run, List<Task> missing, int total) {
        long start = System.nanoTime();
        int before = total - missing.size();
        for (int i = 0; i < missing.size(); i++) {
            Task task = missing.get(i);
            if (Thread.interrupted()) {
                throw new InterruptedWorkException(kept(study, before + i, total));
            }
            // Another process may run the same study: what it has finished meanwhile needs no second time.
            if (!store.isFinished(run, task.key())) {
                long began = System.nanoTime();
                List<Row> rows = rows(study, task, before + i, total);
                store.keep(run, task.key(), (System.nanoTime() - began) * 1e-9, rows);
            }
            double seconds = (System.nanoTime() - start) * 1e-9;
            listener.progress(before + i + 1, total, seconds, seconds / (i + 1) * (missing.size() - i - 1));
        }
    }

    private static List<Row> rows(Study study, Task task, int done, int total) {
        try {
            return task.work().get();
        } catch (InterruptedWorkException e) {
            throw new InterruptedWorkException(kept(study, done, total));
        } catch (RuntimeException e) {
            throw new StudyException("task " + task.key() + " failed: " + e + "; " + kept(study, done, total), e);
        }
    }

    private static String kept(Study study, int done, int total) {
        return study.name() + " stopped after " + done + " of " + total
                + " tasks, which are kept; run it again to continue";
    }

    private Outcome outcome(Run run, Scale scale, List<Task> tasks, int before, double seconds) {
        Map<String, List<Row>> byTask = store.rows(run);
        Map<String, Instant> finished = store.finished(run);
        List<Row> rows = new ArrayList<>();
        tasks.forEach(task -> rows.addAll(byTask.get(task.key())));
        Instant last = tasks.stream()
                .map(task -> finished.get(task.key()))
                .max(Instant::compareTo)
                .orElse(run.created());
        Run now = store.run(run.id()).orElseThrow();
        return new Outcome(now, scale, new Rows(rows), tasks.size(), before, seconds, last);
    }

    private static void checkKeys(Study study, List<Task> tasks) {
        Set<String> keys = new HashSet<>();
        for (Task task : tasks) {
            if (!keys.add(task.key())) {
                throw new IllegalStateException("study " + study.name() + " has two tasks with the key " + task.key());
            }
        }
    }
}
