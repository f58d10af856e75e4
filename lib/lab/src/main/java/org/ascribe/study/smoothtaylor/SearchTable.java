package org.ascribe.study.smoothtaylor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ascribe.result.Estimate;
import org.ascribe.result.Median;
import org.ascribe.result.OnlyShows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What a noise scale of its own gains for each picture over one for all: on the draws that it was chosen with, as the paper reports
 * it, and on draws that the search has not seen.
 *
 * @param study whose searches they are
 * @param areas all rows
 */
@OnlyShows
record SearchTable(SmoothTaylorAreas study, AreaTable areas) {

    private static final List<String> AREAS = List.of(Areas.AUPC, Areas.AUTVC);

    /** A search of the study. */
    private record Kind(String kind, String area) {}

    private static List<Kind> kinds() {
        return AREAS.stream()
                .flatMap(area -> Searches.KINDS.stream().map(kind -> new Kind(kind, area)))
                .toList();
    }

    Table table() {
        return Table.create(
                "A noise scale for each picture, against σ " + TableLabel.digits(usual()) + " for all; lower is better",
                column("search", k -> found(k).method()),
                column("σ: median [least, most]", this::scales),
                column(
                        "evaluations",
                        k -> plain(areas.mean(found(k), Searches.EVALUATIONS).value())),
                column("change, own draws", k -> AreaTables.words(chosen(k))),
                column("change, other draws", k -> AreaTables.words(heldOut(k))),
                column("that it gains", k -> ClaimRuling.of(heldOut(k)).toString()),
                column("missed of the grid", k -> AreaTables.words(areas.mean(found(k), Searches.REGRET))));
    }

    private static StringColumn column(String name, Function<Kind, String> words) {
        return StringColumn.create(name, kinds().stream().map(words).toList());
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Kind k : kinds()) {
            if (k.kind().equals(Searches.KINDS.get(0))) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s changes %s by %s on the draws that it chose its scales with, and by %s on others; that it gains there %s.",
                        found(k).method(),
                        k.area().toUpperCase(Locale.ROOT),
                        AreaTables.words(chosen(k)),
                        AreaTables.words(heldOut(k)),
                        ClaimRuling.of(heldOut(k)) == ClaimRuling.UNDECIDED
                                ? "is undecided"
                                : ClaimRuling.of(heldOut(k)).toString()));
            }
        }
        Kind smooth = new Kind(Searches.KINDS.get(0), Areas.AUTVC);
        lines.add("Choosing for smoothness costs sensitivity: on other draws "
                + AreaTables.words(areas.difference(
                        List.of(unseen(smooth)), List.of(study.searches().heldOut(usual())), Areas.AUPC))
                + " of AUPC.");
        return lines;
    }

    private double usual() {
        return study.grid().usual();
    }

    private TableLabel found(Kind k) {
        return study.searches().label(k.kind(), k.area());
    }

    private TableLabel unseen(Kind k) {
        return study.searches().heldOut(k.kind(), k.area());
    }

    /** Against the map of the same number of roots in the table, as the paper compares. */
    private Estimate chosen(Kind k) {
        TableLabel reference = TableLabel.smoothTaylor(usual(), study.searches().roots());
        return areas.difference(List.of(found(k)), List.of(reference), k.area());
    }

    private Estimate heldOut(Kind k) {
        return areas.difference(List.of(unseen(k)), List.of(study.searches().heldOut(usual())), k.area());
    }

    private String scales(Kind k) {
        double[] sorted =
                Arrays.stream(areas.column(found(k), Searches.SIGMA)).sorted().toArray();
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", Median.of(sorted), sorted[0], sorted[sorted.length - 1]);
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }
}
