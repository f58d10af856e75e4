package org.ascribe.study.gradientview.perturbation;

import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.LERF;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.MORF;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.report.Ruling;
import org.ascribe.result.OnlyShows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What {@link Figure3} makes of its rows.
 *
 * @param title of the study
 * @param panels all that there could be
 * @param onlyFirst whether one stands for all
 * @param numbers the curves
 */
@OnlyShows
record Figure3Report(String title, List<String> panels, boolean onlyFirst, CurveNumbers numbers) {

    private static final String SUM =
            "A curve is f after the features of the largest (MoRF) or smallest (LeRF) signed attributions have been set to zero, less"
                    + " f of the whole sample, in logits of the predicted class; of features with equal attributions the first in reading"
                    + " order goes first. ";

    Report report() {
        CurvePlots plots = new CurvePlots(numbers);
        Map<String, BufferedImage> images = new LinkedHashMap<>();
        numbers.panels().forEach(panel -> plots.onto(images, panel));
        List<Table> tables = new ArrayList<>();
        Figure3Claims claims = new Figure3Claims(numbers);
        tables.add(claims.table());
        tables.add(curves());
        tables.add(predictions());
        tables.add(likeness());
        numbers.panels().stream()
                .filter(panel -> numbers.removed(panel).size() > 1)
                .forEach(panel -> tables.add(replacements(panel)));
        return new Report(title, lines(claims), tables, images);
    }

    private List<String> lines(Figure3Claims claims) {
        List<String> lines = new ArrayList<>();
        lines.add(SUM + "Means over "
                + numbers.panels().stream()
                        .map(panel -> numbers.samples(panel) + " of " + panel)
                        .collect(Collectors.joining(", "))
                + ", with bootstrap 95 % intervals; methods are compared sample by sample.");
        lines.add(missing());
        lines.add("Of the paper's claims, "
                + claims.counts().entrySet().stream()
                        .map(count ->
                                (count.getKey() == Ruling.HOLDS ? "hold " : count.getKey() + " ") + count.getValue())
                        .collect(Collectors.joining(", "))
                + ", a claim on a panel counted once. Fewer than " + Ruling.LEAST_SAMPLES
                + " samples decide nothing.");
        lines.addAll(silent());
        lines.add("Steepness: the fall at " + (int) CurveNumbers.FIRST
                + " % of the features, MoRF; variation: the deepest fall of a"
                + " sample's curve; rise: the highest of its LeRF curve, never below 0; area: between LeRF and MoRF, over the share"
                + " removed. The paper takes steepness and variation from the mean curve by eye.");
        lines.add(
                "Removal is cumulative in an order that is made once, so a point does not depend on how many others are measured.");
        if (onlyFirst) {
            lines.add("Occlusion-1 is Occlusion by patches of " + PhotographPanel.PATCH
                    + " pixels here: single pixels would be a forward for each of them.");
        }
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    private String missing() {
        List<String> absent =
                panels.stream().filter(p -> !numbers.panels().contains(p)).toList();
        if (absent.isEmpty()) {
            return "";
        }
        return onlyFirst
                ? "The network is " + numbers.panels().get(0) + ", the first of " + String.join(", ", panels)
                        + " whose weights were here; the paper's is inception_v3."
                : "Not measured, for their weights or data were not here: " + String.join(", ", absent)
                        + "; ./ascribe train makes the ones, ./ascribe data fetches the others.";
    }

    /** Methods without an order of their own on some samples. */
    private List<String> silent() {
        List<String> lines = new ArrayList<>();
        for (String panel : numbers.panels()) {
            for (String method : numbers.methods(panel)) {
                double[] finite = numbers.column(panel, method, MORF, PerturbationCurves.FINITE);
                long without = Arrays.stream(finite).filter(f -> f == 0).count();
                if (without > 0) {
                    lines.add("On " + panel + ", " + method + " is NaN or infinite, or the same for all features, on "
                            + without + " of " + finite.length
                            + " samples: features are removed in reading order there.");
                }
            }
        }
        return lines;
    }

    /** A number of each sample. */
    @FunctionalInterface
    private interface Samples {
        double[] of(String panel, String method);
    }

    private Table curves() {
        return table("Curves, logits; interval over samples")
                .addColumns(
                        column("steepness", numbers::steepness),
                        column("variation", numbers::variation),
                        column("rise", numbers::rise),
                        column("area", numbers::area));
    }

    private Table predictions() {
        return table("Predictions and signs")
                .addColumns(
                        column("same class, MoRF", (panel, method) -> numbers.kept(panel, method, MORF)),
                        column("same class, LeRF", (panel, method) -> numbers.kept(panel, method, LERF)),
                        column(
                                "negative features",
                                (panel, method) -> numbers.column(panel, method, LERF, PerturbationCurves.NEGATIVE)),
                        column(
                                "change without them",
                                (panel, method) ->
                                        numbers.column(panel, method, LERF, PerturbationCurves.WITHOUT_NEGATIVE)));
    }

    private Table likeness() {
        return table("Correlation of attributions")
                .addColumns(
                        column(
                                "with Integrated Gradients",
                                4,
                                (panel, method) ->
                                        numbers.column(panel, method, MORF, PerturbationCurves.WITH_INTEGRATED)),
                        column(
                                "with Gradient * Input",
                                4,
                                (panel, method) ->
                                        numbers.column(panel, method, MORF, PerturbationCurves.WITH_GRADIENT)));
    }

    private Table replacements(String panel) {
        List<String> methods = numbers.methods(panel);
        Table table = Table.create("What removed pixels become, area on " + panel)
                .addColumns(StringColumn.create("method", methods));
        for (String removed : numbers.removed(panel)) {
            table.addColumns(StringColumn.create(
                    removed,
                    methods.stream()
                            .map(method -> Estimates.words(Estimates.mean(numbers.area(panel, removed, method))))));
        }
        return table;
    }

    private Table table(String name) {
        return Table.create(
                name,
                StringColumn.create("panel", cells((panel, method) -> panel)),
                StringColumn.create("method", cells((panel, method) -> method)));
    }

    private StringColumn column(String name, Samples samples) {
        return column(name, 2, samples);
    }

    private StringColumn column(String name, int decimals, Samples samples) {
        return StringColumn.create(
                name, cells((panel, method) -> Estimates.words(Estimates.mean(samples.of(panel, method)), decimals)));
    }

    /** What stands in a cell. */
    @FunctionalInterface
    private interface Words {
        String of(String panel, String method);
    }

    private Stream<String> cells(Words words) {
        return numbers.panels().stream()
                .flatMap(panel -> numbers.methods(panel).stream().map(method -> words.of(panel, method)));
    }
}
