package org.ascribe.study.smoothtaylor;

import java.util.Locale;
import org.ascribe.result.OnlyShows;

/** What every report begins with. */
@OnlyShows
final class ReportOpening {

    private static final int PAPER_SIDE = 224;

    private ReportOpening() {}

    /** What was measured on, and what may be compared with the paper. */
    static String setting(String model, AreaTable areas) {
        int side = (int) areas.column(areas.labels().get(0), "side")[0];
        String same = side == PAPER_SIDE
                ? "The pictures have the paper's size; networks and pictures differ, so orders and directions can be compared,"
                        + " numbers hardly."
                : String.format(
                        Locale.ROOT,
                        "Regions have %d of %d pixels and the smallest map %d, in the paper's proportion to its 224: areas are"
                                + " not on the paper's scale, orders and directions can be compared.",
                        Areas.region(side),
                        side,
                        Areas.smallest(side));
        return "Means over " + (areas.pictures() == 1 ? "one picture" : areas.pictures() + " pictures") + " on " + model
                + ", with bootstrap 95 % intervals; the logit of the predicted class is explained, and divided by its size"
                + " picture by picture before curves are averaged. " + same;
    }
}
