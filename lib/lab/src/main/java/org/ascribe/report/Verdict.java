package org.ascribe.report;

import java.util.Locale;

/** How a number of ours stands to the paper's. */
public enum Verdict {
    /**
     * The printed number lies in our 95 % interval, widened by half a unit of its last printed digit. So a printed 0 is matched
     * by whatever would be printed as 0.
     */
    MATCHES,
    /**
     * Not the same number, but the same finding: our number has the sign of the paper's and is less than ten times larger or
     * smaller, and stands to every other number of its row and of its column, wherever the paper prints two different ones, in
     * the paper's order.
     */
    SAME_PATTERN,
    /** Neither. */
    DIFFERS;

    private static final double MAGNITUDE = 10;

    static Verdict of(Cell cell, Iterable<Cell> cells, double rounding) {
        if (cell.ours().contains(cell.paper(), rounding)) {
            return MATCHES;
        }
        double ratio = cell.ours().value() / cell.paper();
        boolean ordered = ratio > 1 / MAGNITUDE && ratio < MAGNITUDE;
        for (Cell other : cells) {
            ordered &= !other.sharesLineWith(cell) || !cell.contradicts(other, rounding);
        }
        return ordered ? SAME_PATTERN : DIFFERS;
    }

    /** As in a table: {@code same pattern}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
