package org.ascribe.verify;

import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.verify.CaseResult.Outcome;

/** A verification for people: a line a method, totals, and a line for everything that is wrong. */
public final class VerificationText {

    private static final String[] HEAD = {
        "cases", "passed", "failed", "unknown", "largest error", "float32 peer", "of tolerance"
    };

    private VerificationText() {}

    /**
     * The lines.
     *
     * @param verification what became of the cases
     * @return a table, then one line for each array that is off and for each thing that is unknown
     */
    public static List<String> lines(Verification verification) {
        List<Tally> tallies = new ArrayList<>(verification.tallies());
        tallies.add(verification.total());
        int width = tallies.stream()
                .mapToInt(tally -> tally.method().length())
                .max()
                .orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add(row(width, "method", HEAD));
        tallies.forEach(tally -> lines.add(row(width, tally)));
        verification.problems().stream()
                .filter(result -> result.outcome() == Outcome.FAILED)
                .flatMap(VerificationText::failures)
                .forEach(lines::add);
        unknown(verification)
                .forEach((what, ids) -> lines.add(
                        what + ": " + (ids.size() == 1 ? ids.get(0) : ids.size() + " cases, such as " + ids.get(0))));
        if (verification.type() == DataType.FLOAT32) {
            lines.add("Held to a thousandth of an array's largest entry, but for");
            Stream.concat(Float32.exceptions().stream(), Magnitude.exceptions().stream())
                    .forEach(exception -> lines.add("  " + exception));
        }
        return lines;
    }

    private static Stream<String> failures(CaseResult result) {
        Stream<String> message = Stream.of(result.message()).filter(text -> !text.isEmpty());
        return Stream.concat(message, result.failures().stream().map(ArrayCheck::toString))
                .map(text -> "failed " + result.id() + ": " + text);
    }

    private static Map<String, List<String>> unknown(Verification verification) {
        return verification.problems().stream()
                .filter(result -> result.outcome() == Outcome.UNKNOWN)
                .collect(Collectors.groupingBy(
                        CaseResult::message, TreeMap::new, Collectors.mapping(CaseResult::id, Collectors.toList())));
    }

    private static String row(int width, Tally tally) {
        return row(
                width,
                tally.method(),
                Integer.toString(tally.cases()),
                Integer.toString(tally.passed()),
                Integer.toString(tally.failed()),
                Integer.toString(tally.unknown()),
                scientific(tally.largestError()),
                scientific(tally.largestRoundedError()),
                percent(tally.toleranceUsed()));
    }

    private static String row(int width, String method, String... columns) {
        StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-" + width + "s", method));
        for (int i = 0; i < columns.length; i++) {
            row.append(String.format(Locale.ROOT, "  %" + HEAD[i].length() + "s", columns[i]));
        }
        return row.toString();
    }

    private static String scientific(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.1e", value.getAsDouble()) : "-";
    }

    private static String percent(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3g %%", 100 * value.getAsDouble()) : "-";
    }
}
