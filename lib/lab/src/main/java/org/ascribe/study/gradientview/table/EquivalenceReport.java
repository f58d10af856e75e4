package org.ascribe.study.gradientview.table;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ascribe.report.Report;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.OnlyShows;
import org.ascribe.result.Rows;
import org.ascribe.study.gradientview.SixMethod;
import org.ascribe.view.Axes;
import org.ascribe.view.Curves;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What {@link ActivationEquivalence} makes of its rows: rulings, identities in numbers, curves of ε, DeepLIFT against the integral. */
@OnlyShows
record EquivalenceReport(ActivationEquivalence study, Rows rows) {

    private static final List<String> IN_ONE_STEP =
            List.of(SixMethod.GRADIENT_INPUT, SixMethod.LRP, SixMethod.DEEP_LIFT);

    Report report() {
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        images.put("slope by ε", slopes());
        images.put(
                "correlation by ε", chart("ε-LRP and Integrated Gradients", "mean correlation", "r_integrated", false));
        images.put("mass by ε", chart("How large the map of ε-LRP is", "median Σ|a| / |f(x) − f(0)|", "mass", true));
        images.put(
                "concentration by ε",
                chart("What 1 % of the pixels have", "mean part of Σ|a|", "concentration", false));
        return new Report(
                study.title(),
                lines(),
                List.of(
                        new EquivalenceClaims(rows).table(),
                        identities("random"),
                        identities("trained"),
                        curve(),
                        approximations()),
                images);
    }

    private List<String> lines() {
        Rows trained = rows.where("part", ActivationEquivalence.CURVE);
        int digits = (int) trained.texts("image").stream().distinct().count();
        return List.of(
                ByActivation.of(trained).sentence(study.networks()),
                digits
                        + " digits and as many random nets of two hidden layers for each activation; logit of the predicted class,"
                        + " float64; bootstrap 95 % intervals over digits, paired by digit.",
                "Identities: the largest max|a − b| / max|b| of all samples; ε is " + Identities.TINY
                        + ", against division by zero alone. Below 1e-9 it is rounding.",
                "Occlusion-1 is an integral along one pixel. Gauss-Legendre nodes find it to rounding where the activation is smooth;"
                        + " with ReLU the gradient jumps on the way, and the error falls with the number of nodes.",
                "Slope: the largest |g| of all hidden units, g = s(z) / (z + ε sign z); its bound is the larger of"
                        + " |s(0)| / ε and 1.",
                "Distance to Integrated Gradients: Σ|a − IG| / Σ|IG|, IG with 50 Gauss-Legendre nodes.");
    }

    private Table identities(String net) {
        Rows these = rows.where("part", ActivationEquivalence.IDENTITY).where("net", net);
        return ByActivation.of(these)
                .table(
                        "Identities on " + net + " nets",
                        "identity",
                        these.texts("identity").stream().distinct().toList(),
                        (identity, of) -> shortly(largest(of.where("identity", identity), "difference")));
    }

    private Table curve() {
        Table table = Table.create("ε-LRP by ε");
        List<String> names = List.of(
                "activation",
                "ε",
                "largest slope",
                "bound",
                "Σ|a| / |f(x) − f(0)|",
                "r with IG",
                "r with Gradient * Input",
                "1 % of pixels");
        names.forEach(name -> table.addColumns(StringColumn.create(name)));
        rows.where("part", ActivationEquivalence.CURVE)
                .groupBy("activation", "epsilon")
                .forEach((key, of) -> {
                    List<String> words = List.of(
                            key.get(0),
                            shortly(Double.parseDouble(key.get(1))),
                            shortly(largest(of, "slope")),
                            shortly(largest(of, "bound")),
                            Bootstrap.DEFAULT.median(of.numbers("mass")).toString(),
                            of.mean("r_integrated").toString(),
                            of.mean("r_gradient").toString(),
                            of.mean("concentration").toString());
                    for (int c = 0; c < words.size(); c++) {
                        table.stringColumn(c).append(words.get(c));
                    }
                });
        return table;
    }

    private Table approximations() {
        Rows these = rows.where("part", ActivationEquivalence.APPROXIMATION);
        return ByActivation.of(these)
                .table(
                        "Distance to Integrated Gradients",
                        "in one step",
                        IN_ONE_STEP,
                        (method, of) ->
                                of.where("method", method).mean("distance").toString());
    }

    private BufferedImage slopes() {
        Map<String, double[]> series = new LinkedHashMap<>();
        byEpsilon().forEach((activation, of) -> {
            series.put(
                    activation,
                    of.values().stream().mapToDouble(e -> largest(e, "slope")).toArray());
            double[] bounds =
                    of.values().stream().mapToDouble(e -> largest(e, "bound")).toArray();
            if (bounds[0] > 1) {
                series.put("bound of " + activation, bounds);
            }
        });
        Axes axes = Axes.of("The slope that ε-LRP gives an activation", "ε", "largest |g| of all units and digits");
        return Curves.image(Curves.lines(axes.logarithmic(), epsilons(), series));
    }

    private BufferedImage chart(String title, String y, String column, boolean logarithmic) {
        Map<String, double[]> series = new LinkedHashMap<>();
        byEpsilon()
                .forEach((activation, of) -> series.put(
                        activation,
                        of.values().stream()
                                .mapToDouble(e -> logarithmic
                                        ? Bootstrap.DEFAULT
                                                .median(e.numbers(column))
                                                .value()
                                        : e.mean(column).value())
                                .toArray()));
        Axes axes = new Axes(title, "ε", y, true, logarithmic);
        return Curves.image(Curves.lines(axes, epsilons(), series));
    }

    private Map<String, Map<List<String>, Rows>> byEpsilon() {
        Map<String, Map<List<String>, Rows>> by = new LinkedHashMap<>();
        ByActivation.of(rows.where("part", ActivationEquivalence.CURVE))
                .of()
                .forEach((activation, of) -> by.put(activation, of.groupBy("epsilon")));
        return by;
    }

    private double[] epsilons() {
        return rows.where("part", ActivationEquivalence.CURVE).texts("epsilon").stream()
                .distinct()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static double largest(Rows rows, String column) {
        return Arrays.stream(rows.numbers(column)).max().orElse(Double.NaN);
    }

    static String shortly(double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%.2g", number);
    }
}
