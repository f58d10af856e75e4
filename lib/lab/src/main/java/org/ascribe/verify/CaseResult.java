package org.ascribe.verify;

import java.util.List;

/**
 * What became of one case.
 *
 * @param id the case
 * @param method its method
 * @param outcome passed, failed or unknown
 * @param message why it could not be computed, wholly or in part; else empty
 * @param arrays every expected array that was computed
 */
public record CaseResult(String id, String method, Outcome outcome, String message, List<ArrayCheck> arrays) {

    /** How a case can end. */
    public enum Outcome {
        /** Every expected array was computed and is within tolerance. */
        PASSED,
        /** An expected array is off, or missing, or the computation failed. */
        FAILED,
        /** Ascribe does not have what the case asks for. */
        UNKNOWN
    }

    /**
     * Keeps its own copy of the list.
     *
     * @param id the case
     * @param method its method
     * @param outcome passed, failed or unknown
     * @param message why it could not be computed, or empty
     * @param arrays every expected array that was computed
     */
    public CaseResult {
        arrays = List.copyOf(arrays);
    }

    /**
     * The arrays that are off.
     *
     * @return those beyond their tolerance
     */
    public List<ArrayCheck> failures() {
        return arrays.stream().filter(array -> !array.passed()).toList();
    }
}
