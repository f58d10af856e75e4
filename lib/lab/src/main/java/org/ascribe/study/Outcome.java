package org.ascribe.study;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.ascribe.report.Times;
import org.ascribe.result.Rows;
import org.ascribe.result.Run;
import org.ascribe.result.Scale;

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

    private String settings() {
        return run.settings().values().entrySet().stream()
                .map(setting -> setting.getKey() + " " + abbreviated(setting.getKey(), setting.getValue()))
                .collect(Collectors.joining("; "));
    }

    /** Twelve digits of a model's hash tell it from every other. */
    private static String abbreviated(String name, Object value) {
        String text = value.toString();
        return name.startsWith("model.") && text.length() > 12 ? text.substring(0, 12) : text;
    }

    /**
     * Where these numbers come from, for the foot of a report.
     *
     * @return a few lines
     */
    public List<String> lines() {
        return List.of(
                run.study() + " at scale " + scale + ": " + tasks + " tasks, " + rows.size() + " rows; finished "
                        + Times.minute(finished),
                "settings: " + settings(),
                run.provenance().toString(),
                "results store: run " + run.id() + ", begun " + Times.minute(run.created()));
    }
}
