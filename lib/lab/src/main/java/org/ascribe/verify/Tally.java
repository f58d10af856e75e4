package org.ascribe.verify;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.ascribe.verify.CaseResult.Outcome;

/**
 * The cases of one method, counted.
 *
 * @param method its name
 * @param cases how many cases it has
 * @param passed how many of them passed
 * @param failed how many failed
 * @param unknown how many ask for something Ascribe does not have
 * @param largestError the largest error, relative to the scale of its array: its largest entry as a rule
 * @param largestRoundedError the same where the expected values were rounded to float32
 * @param toleranceUsed how much of its tolerance the worst array needed; more than 1 is a failure
 */
public record Tally(
        String method,
        int cases,
        int passed,
        int failed,
        int unknown,
        OptionalDouble largestError,
        OptionalDouble largestRoundedError,
        OptionalDouble toleranceUsed) {

    static Tally of(String method, List<CaseResult> results) {
        return new Tally(
                method,
                results.size(),
                count(results, Outcome.PASSED),
                count(results, Outcome.FAILED),
                count(results, Outcome.UNKNOWN),
                error(results, array -> !array.rounded()),
                error(results, ArrayCheck::rounded),
                results.stream()
                        .flatMap(result -> result.arrays().stream())
                        .mapToDouble(ArrayCheck::toleranceUsed)
                        .max());
    }

    private static int count(List<CaseResult> results, Outcome outcome) {
        return (int)
                results.stream().filter(result -> result.outcome() == outcome).count();
    }

    private static OptionalDouble error(List<CaseResult> results, Predicate<ArrayCheck> which) {
        return results.stream()
                .flatMap(result -> result.arrays().stream())
                .filter(which)
                .flatMapToDouble(array -> array.relativeError().stream())
                .max();
    }
}
