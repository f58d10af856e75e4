package org.ascribe.study;

import java.time.Instant;
import java.util.List;
import org.ascribe.study.store.Rows;
import org.ascribe.study.store.Run;

/**
 * A study that ran to its end at one scale.
 *
 * @param run where its rows are kept
 * @param scale how many items it took
 * @param rows the rows of this scale's tasks, in the order of the tasks
 * @param tasks how many tasks that scale has
 * @param before how many of them were done before
 * @param seconds what the others took
 * @param finished when the last of its tasks was done
 */
public record Outcome(Run run, Scale scale, Rows rows, int tasks, int before, double seconds, Instant finished) {

    /**
     * Where these numbers come from, for the foot of a report.
     *
     * @return a few lines
     */
    public List<String> lines() {
        return List.of(
                run.study() + " at scale " + scale + ": " + tasks + " tasks, " + rows.size() + " rows; finished "
                        + Times.minute(finished),
                "settings " + run.settings().json(),
                run.provenance().toString(),
                "results store: run " + run.id() + ", begun " + Times.minute(run.created()));
    }
}
