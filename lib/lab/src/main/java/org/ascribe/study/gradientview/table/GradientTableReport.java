package org.ascribe.study.gradientview.table;

import static org.ascribe.study.gradientview.SixMethod.DEEP_LIFT;
import static org.ascribe.study.gradientview.SixMethod.GRADIENT_INPUT;
import static org.ascribe.study.gradientview.SixMethod.INTEGRATED_GRADIENTS;
import static org.ascribe.study.gradientview.SixMethod.LRP;
import static org.ascribe.study.gradientview.SixMethod.OCCLUSION;
import static org.ascribe.study.gradientview.SixMethod.SALIENCY;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.report.Report;
import org.ascribe.report.Ruling;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Entry;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link GradientTable} makes of its rows: Table 1 twice, and what its maps are to each other in numbers. */
@OnlyShows
record GradientTableReport(GradientTable study, Rows rows) {

    /** In the paper's order, which is that of the columns of correlations. */
    private static final List<String> METHODS =
            List.of(SALIENCY, GRADIENT_INPUT, LRP, DEEP_LIFT, INTEGRATED_GRADIENTS, OCCLUSION);

    /** What is called a very high correlation. */
    private static final double HIGH = 0.9;
    /** The activations that the paper says it of: those with s(0) ≠ 0. */
    private static final List<String> NOT_ZERO_AT_ZERO = List.of("Sigmoid", "Softplus");

    Report report() {
        ByActivation by = ByActivation.of(rows);
        TableOne pictures = new TableOne(rows);
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        images.put("the digit", pictures.digit());
        images.put("table 1, one scale a row", pictures.oneScaleARow());
        images.put("table 1, each map its own scale", pictures.oneScaleAMap());
        return new Report(
                study.title(),
                lines(by),
                List.of(claims(by), correlations(by), gaps(by), masses(by), concentrations(by)),
                images);
    }

    private List<String> lines(ByActivation by) {
        int digits = by.of().values().iterator().next().where("method", LRP).size();
        return List.of(
                by.sentence(study.networks()),
                digits
                        + " digits; means over digits with bootstrap 95 % intervals, claims paired by digit; logit of the"
                        + " predicted class, float64.",
                "The maps are of the first digit of the test set: the paper does not say which it shows, nor by what scale. First"
                        + " all maps of a row by one scale, full colour at the 99th percentile of |a| in the row; then each by its own."
                        + " Red speaks for the class, blue against it; Saliency maps have no sign.",
                "Completeness: Σa of a map is to be f(x) − f(0); the gap is in parts of |f(x) − f(0)|. Size: Σ|a|, logits. Few: the share of Σ|a| that 1 % of the pixels have, those with the"
                        + " largest |a|; evenly spread it would be 0.01.");
    }

    private Table claims(ByActivation by) {
        List<String> words = List.of(
                "r of DeepLIFT and IG is very high: above 0.9 by",
                "ε-LRP diverges: r with IG below that of DeepLIFT by",
                "ε-LRP diverges: r with IG below that of Gradient * Input by",
                "ε-LRP concentrates: 1 % of the pixels have more of it than of IG by");
        StringColumn claims = StringColumn.create("the paper says");
        StringColumn activations = StringColumn.create("of");
        StringColumn measured = StringColumn.create("measured");
        StringColumn rulings = StringColumn.create("ruling");
        for (int claim = 0; claim < words.size(); claim++) {
            for (String activation : by.of().keySet()) {
                if (claim == 0 || NOT_ZERO_AT_ZERO.contains(activation)) {
                    Estimate above0 = above0(claim, Entry.of(by.of(), activation));
                    claims.append(words.get(claim));
                    activations.append(activation);
                    measured.append(above0.toString());
                    rulings.append(Ruling.above0(above0).toString());
                }
            }
        }
        return Table.create("The paper's claims", claims, activations, measured, rulings);
    }

    /** Of which the claim is that it is above 0. */
    private static Estimate above0(int claim, Rows of) {
        double[] lrp = r(of, LRP, INTEGRATED_GRADIENTS);
        double[] deepLift = r(of, DEEP_LIFT, INTEGRATED_GRADIENTS);
        return switch (claim) {
            case 0 ->
                Bootstrap.DEFAULT.mean(
                        Arrays.stream(deepLift).map(r -> r - HIGH).toArray());
            case 1 -> Bootstrap.DEFAULT.difference(deepLift, lrp);
            case 2 -> Bootstrap.DEFAULT.difference(r(of, GRADIENT_INPUT, INTEGRATED_GRADIENTS), lrp);
            default ->
                Bootstrap.DEFAULT.difference(
                        column(of, LRP, "concentration"), column(of, INTEGRATED_GRADIENTS, "concentration"));
        };
    }

    private Table correlations(ByActivation by) {
        Map<String, List<String>> pairs = new LinkedHashMap<>();
        for (int one = 0; one < METHODS.size(); one++) {
            for (String other : METHODS.subList(one + 1, METHODS.size())) {
                pairs.put(METHODS.get(one) + ", " + other, List.of(METHODS.get(one), other));
            }
        }
        return by.table("Correlation of two maps over the pixels", "maps", List.copyOf(pairs.keySet()), (pair, of) -> {
            List<String> both = Entry.of(pairs, pair);
            return Bootstrap.DEFAULT.mean(r(of, both.get(0), both.get(1))).toString();
        });
    }

    /** Medians: where f(x) happens to be near f(0), a gap is huge. */
    private Table gaps(ByActivation by) {
        return by.table("Completeness gap, medians", "method", METHODS.subList(1, METHODS.size()), (method, of) -> {
            double[] sums = column(of, method, "sum");
            double[] changes = column(of, method, "change");
            Arrays.setAll(sums, i -> Math.abs(sums[i] - changes[i]) / Math.abs(changes[i]));
            return Bootstrap.DEFAULT.median(sums).toString();
        });
    }

    private Table masses(ByActivation by) {
        return by.table(
                "Size of a map, medians",
                "method",
                METHODS.subList(1, METHODS.size()),
                (method, of) ->
                        Bootstrap.DEFAULT.median(column(of, method, "mass")).toString());
    }

    private Table concentrations(ByActivation by) {
        return by.table(
                "What a few pixels have of Σ|a|",
                "method",
                METHODS,
                (method, of) -> Bootstrap.DEFAULT
                        .mean(column(of, method, "concentration"))
                        .toString());
    }

    private static double[] r(Rows rows, String one, String other) {
        return column(rows, one, GradientTable.correlation(METHODS.indexOf(other)));
    }

    private static double[] column(Rows rows, String method, String column) {
        return rows.where("method", method).numbers(column);
    }
}
