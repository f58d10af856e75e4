package org.ascribe.report;

import org.ascribe.result.Estimate;

/**
 * A number of a paper's table beside ours.
 *
 * @param row name of its row
 * @param column head of its column
 * @param paper the printed number
 * @param ours our estimate
 */
public record Cell(String row, String column, double paper, Estimate ours) {

    boolean sharesLineWith(Cell other) {
        return row.equals(other.row) != column.equals(other.column);
    }

    /** The paper prints two different numbers, and ours are not in their order. */
    boolean contradicts(Cell other, double rounding) {
        double printed = paper - other.paper;
        double here = ours.value() - other.ours.value();
        return Math.abs(printed) > rounding && !(Math.signum(printed) == Math.signum(here));
    }
}
