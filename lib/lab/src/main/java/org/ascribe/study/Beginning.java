package org.ascribe.study;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.ascribe.report.Times;
import org.ascribe.result.Run;

/** The first line of a run: continuing what, or starting anew and why. */
final class Beginning {
    private Beginning() {}

    static String of(Run run, Optional<Run> earlier, List<Task> tasks, Map<String, Instant> finished) {
        List<Instant> times = tasks.stream()
                .map(task -> finished.get(task.key()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        int total = tasks.size();
        if (!times.isEmpty()) {
            String last = "already done at " + Times.minute(times.get(times.size() - 1));
            return times.size() < total
                    ? "continuing: " + times.size() + " of " + total + " tasks were " + last
                    : "all " + total + " tasks were " + last + "; nothing to run";
        }
        if (earlier.isEmpty() || earlier.get().id() == run.id()) {
            return "starting: " + total + " tasks";
        }
        Run before = earlier.get();
        return "starting anew: " + String.join(", ", run.changesSince(before)) + " since run " + before.id() + " of "
                + Times.minute(before.used()) + ", which is kept; " + total + " tasks";
    }
}
