package org.ascribe.verify;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ascribe.verify.CaseResult.Outcome;

/**
 * What became of many cases.
 *
 * @param type the type they were computed in
 * @param results one a case
 */
public record Verification(DataType type, List<CaseResult> results) {

    /**
     * Keeps its own copy of the list.
     *
     * @param type the type they were computed in
     * @param results one a case
     */
    public Verification {
        results = List.copyOf(results);
    }

    /**
     * Whether every case passed.
     *
     * @return false if one failed, or is unknown
     */
    public boolean passed() {
        return results.stream().allMatch(result -> result.outcome() == Outcome.PASSED);
    }

    /**
     * The cases counted by method.
     *
     * @return in the order of the methods' names
     */
    public List<Tally> tallies() {
        return results.stream()
                .collect(Collectors.groupingBy(CaseResult::method, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> Tally.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * All cases counted.
     *
     * @return the last line of the table
     */
    public Tally total() {
        return Tally.of("total", results);
    }

    /**
     * Those that did not pass.
     *
     * @return failed and unknown cases
     */
    public List<CaseResult> problems() {
        return results.stream()
                .filter(result -> result.outcome() != Outcome.PASSED)
                .toList();
    }
}
