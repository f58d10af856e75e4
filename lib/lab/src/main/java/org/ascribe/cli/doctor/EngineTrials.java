package org.ascribe.cli.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.engine.EngineGuard;
import org.ascribe.engine.EngineVerdict;
import org.ascribe.engine.SettingTrial;

/**
 * How the engine computes float32 here, setting by setting.
 *
 * @param verdict what was tried and what came of it
 */
public record EngineTrials(EngineVerdict verdict) {

    private static final String NO_PROCESS = "no process to try it in could be started";

    /** The same of a verdict that there may not be. */
    static Finding finding(Optional<EngineVerdict> verdict, boolean isUnchecked) {
        return verdict.map(tried -> new EngineTrials(tried).finding())
                .orElseGet(() -> Finding.optional(
                        "float32",
                        "not checked, " + (isUnchecked ? "as " + EngineGuard.VARIABLE + " says" : NO_PROCESS)));
    }

    /** What is used, what is not, and what those that might be cost. */
    Finding finding() {
        return verdict.chosen()
                .map(chosen -> Finding.ok("float32", "right " + chosen.setting() + others()))
                .orElseGet(() -> Finding.wrong("float32", "right in no setting" + others()));
    }

    private String others() {
        List<SettingTrial> unusable =
                verdict.trials().stream().filter(trial -> !trial.isRight()).toList();
        if (unusable.isEmpty()) {
            return "";
        }
        String costs = verdict.trials().stream()
                .filter(SettingTrial::isRight)
                .map(trial -> String.format(Locale.ROOT, "%s %.2f s", trial.setting(), trial.seconds()))
                .collect(Collectors.joining(", "));
        return (costs.isEmpty() ? "" : "; for the same kernels " + costs)
                + "; not right: "
                + unusable.stream().map(trial -> trial.setting().toString()).collect(Collectors.joining(", ")) + " ("
                + words(unusable.get(0).outcome()) + ", " + unusable.get(0).detail() + ")";
    }

    /** A line a setting: right or not, and its processor time as a multiple of that of the first. */
    public static Stream<String> table(List<SettingTrial> trials) {
        if (trials.isEmpty()) {
            return Stream.of("  no setting was tried: " + NO_PROCESS);
        }
        double first = trials.get(0).seconds();
        return Stream.concat(
                Stream.of(line("setting", "float32", "time", "")),
                trials.stream()
                        .map(trial -> line(
                                trial.setting().toString(),
                                words(trial.outcome()),
                                time(trial, first),
                                trial.detail())));
    }

    /** Of something that is wrong the time is of no use, and no measure for others. */
    private static String time(SettingTrial trial, double first) {
        if (!trial.isRight()) {
            return "-";
        }
        return first > 0
                ? String.format(Locale.ROOT, "%.2f", trial.seconds() / first)
                : String.format(Locale.ROOT, "%.2f s", trial.seconds());
    }

    private static String line(String setting, String outcome, String time, String detail) {
        return String.format(Locale.ROOT, "  %-20s  %-7s  %6s  %s", setting, outcome, time, detail)
                .stripTrailing();
    }

    private static String words(SettingTrial.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
