package org.ascribe.study.imagenet;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link PretrainedAccuracy} makes of its rows. */
@OnlyShows
record PretrainedAccuracyReport(PretrainedAccuracy study, Rows rows) {

    private static final int TOP = 5;

    Report report() {
        List<Estimate> estimates = Bootstrap.DEFAULT.means(PretrainedAccuracy.FRAMINGS.stream()
                .flatMap(f -> Stream.of(percent(f, r -> r == 1), percent(f, r -> r <= TOP)))
                .toList());
        Table accuracy = Table.create(
                "Accuracy of " + study.model(),
                StringColumn.create("framing", PretrainedAccuracy.FRAMINGS),
                StringColumn.create("first, %", texts(estimates.get(0), estimates.get(2))),
                StringColumn.create("among the first five, %", texts(estimates.get(1), estimates.get(3))));
        return new Report(study.title(), lines(estimates), List.of(accuracy, mistakes()), Map.of());
    }

    private double[] percent(String framing, DoublePredicate right) {
        return Arrays.stream(rows.numbers(framing + "_rank"))
                .map(rank -> right.test(rank) ? 100 : 0)
                .toArray();
    }

    private static List<String> texts(Estimate... estimates) {
        return Arrays.stream(estimates).map(Estimate::toString).toList();
    }

    private List<String> lines(List<Estimate> estimates) {
        double cut = estimates.get(0).value();
        double stretched = estimates.get(2).value();
        return List.of(
                "Share of " + rows.size() + " pictures of " + study.pictures()
                        + " whose class has the highest logit, and one of the five"
                        + " highest, with bootstrap 95 % intervals over the pictures.",
                String.format(
                        Locale.ROOT,
                        "Cut from the middle, %d of %d pictures are named right; stretched to a square, %d.",
                        Math.round(cut * rows.size() / 100),
                        rows.size(),
                        Math.round(stretched * rows.size() / 100)));
    }

    private Table mistakes() {
        Rows wrong = rows.filter(row -> row.number("cut_rank") > 1);
        return Table.create(
                "Named otherwise, cut",
                StringColumn.create("class", wrong.texts("class")),
                StringColumn.create("named", wrong.texts("cut_named")),
                StringColumn.create(
                        "rank of the class",
                        Arrays.stream(wrong.numbers("cut_rank"))
                                .mapToObj(rank -> Integer.toString((int) rank))
                                .toList()));
    }
}
