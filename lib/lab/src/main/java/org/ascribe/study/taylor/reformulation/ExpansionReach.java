package org.ascribe.study.taylor.reformulation;

import org.ascribe.result.OnlyShows;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;

/**
 * How far the expansion of one image reaches, in ways from the image to black.
 *
 * @param estimated from the coefficients along the whole way
 * @param seen where the change of IG stops falling with the order; infinite if it falls on every part of the way
 */
@OnlyShows
record ExpansionReach(double estimated, double seen) {

    /** From the rows of an image, expanded at the sample, by rising part of the way. */
    static ExpansionReach of(Rows image) {
        double estimated = image.filter(row -> row.number("way") == 1).numbers("radius")[0];
        double before = 0;
        double falls = 0;
        for (Row row : image) {
            double way = row.number("way");
            double now = Math.log(later(row, 7) / later(row, 5));
            if (now >= 0) {
                // Between the last part of the way on which it falls and this one, where the logarithm crosses zero.
                return new ExpansionReach(
                        estimated, before == 0 ? way : before * Math.pow(way / before, falls / (falls - now)));
            }
            before = way;
            falls = now;
        }
        return new ExpansionReach(estimated, Double.POSITIVE_INFINITY);
    }

    boolean isSeen() {
        return Double.isFinite(seen);
    }

    /** The larger change of two orders: that of a single one may be small by chance. */
    private static double later(Row row, int k) {
        return Math.max(row.number(OrderColumns.column("IG", k)), row.number(OrderColumns.column("IG", k + 1)));
    }
}
