package org.ascribe.study.smoothtaylor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The areas beside the paper's, and its claims with verdicts.
 *
 * @param model what ours was measured on
 * @param areas ours
 */
@OnlyShows
record AreaTables(String model, AreaTable areas) {

    /** Below it a picture's AUPC, which is divided by |f(x)|, weighs more than those of many others. */
    private static final double WEAK = 1;

    Table beside(List<TableLabel> labels) {
        StringColumn maps = StringColumn.create(
                "maps", labels.stream().map(TableLabel::toString).toList());
        Table table = Table.create("Areas on " + model + ", and the paper's on its networks; lower is better", maps);
        for (String area : List.of(Areas.AUPC, Areas.AUTVC)) {
            table.addColumns(StringColumn.create(
                    area.toUpperCase(Locale.ROOT),
                    labels.stream().map(label -> words(areas.mean(label, area))).toList()));
        }
        for (String network : PaperNumbers.NETWORKS) {
            for (String area : List.of(Areas.AUPC, Areas.AUTVC)) {
                table.addColumns(StringColumn.create(
                        network + " " + area.toUpperCase(Locale.ROOT),
                        labels.stream()
                                .map(label -> PaperNumbers.words(label, network, area))
                                .toList()));
            }
        }
        return table;
    }

    Table claims(List<Claim> claims) {
        StringColumn words = StringColumn.create("the paper says");
        StringColumn ours = StringColumn.create("difference on " + model);
        StringColumn printed = StringColumn.create(String.join(", ", PaperNumbers.NETWORKS));
        StringColumn rulings = StringColumn.create("verdict");
        for (Claim claim : claims) {
            Estimate difference = difference(claim);
            words.append(claim.words());
            ours.append(claim.area().toUpperCase(Locale.ROOT) + " " + words(difference));
            printed.append(PaperNumbers.NETWORKS.stream()
                    .map(network -> signed(PaperNumbers.difference(claim, network)))
                    .collect(Collectors.joining(", ")));
            rulings.append(ClaimRuling.of(difference).toString());
        }
        return Table.create("The paper's claims, picture by picture", words, ours, printed, rulings);
    }

    Estimate difference(Claim claim) {
        return areas.difference(claim.less(), claim.more(), claim.area());
    }

    /** What was found of all claims, in a sentence. */
    String summary(List<Claim> claims) {
        Map<ClaimRuling, Long> counts = claims.stream()
                .collect(Collectors.groupingBy(claim -> ClaimRuling.of(difference(claim)), Collectors.counting()));
        return "Of the paper's " + claims.size() + " claims on " + model + ": "
                + counts.getOrDefault(ClaimRuling.HOLDS, 0L) + " borne out, "
                + counts.getOrDefault(ClaimRuling.DOES_NOT_HOLD, 0L) + " contradicted, "
                + counts.getOrDefault(ClaimRuling.UNDECIDED, 0L) + " undecided.";
    }

    /** What is left of the claims on sensitivity without pictures of a logit near zero, where there are any. */
    List<String> withoutWeakLogits(List<Claim> claims) {
        AreaTables strong = new AreaTables(model, areas.ofOutputsFrom(WEAK));
        int weak = areas.pictures() - strong.areas.pictures();
        if (weak == 0 || strong.areas.pictures() == 0) {
            return List.of();
        }
        String left = claims.stream()
                .filter(claim -> claim.area().equals(Areas.AUPC))
                .map(claim -> "\"" + claim.words() + "\" " + words(strong.difference(claim)) + ", "
                        + ClaimRuling.of(strong.difference(claim)))
                .collect(Collectors.joining("; "));
        return List.of(String.format(
                Locale.ROOT,
                "AUPC divides by |f(x)|, which is below %.0f on %d of the %d pictures; the area of such a picture weighs more than"
                        + " those of many others. Without: %s.",
                WEAK,
                weak,
                areas.pictures(),
                left));
    }

    /** Two decimals, as the paper prints. */
    static String words(Estimate e) {
        return String.format(Locale.ROOT, "%.2f [%.2f, %.2f]", e.value(), e.low(), e.high());
    }

    private static String signed(double number) {
        return Double.isNaN(number) ? "not printed" : String.format(Locale.ROOT, "%+.2f", number);
    }
}
