package org.ascribe.verify;

import static java.util.Map.entry;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.Saliency;
import org.ascribe.metric.AverageTotalVariation;
import org.ascribe.metric.BoundingBoxAccuracy;
import org.ascribe.metric.Curve;
import org.ascribe.metric.Infidelity;
import org.ascribe.metric.MaximumSensitivity;
import org.ascribe.metric.Measurement;
import org.ascribe.metric.MultiScaleTotalVariation;
import org.ascribe.metric.Norm;
import org.ascribe.metric.PerturbationCurve;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.metric.RegionPerturbation.Mode;
import org.ascribe.metric.Removal;
import org.ascribe.metric.Scaling;
import org.ascribe.metric.Simpson;
import org.ascribe.metric.Squares;
import org.ascribe.model.Model;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.StraightLine;
import org.ascribe.picture.Box;
import org.ascribe.sampling.Sampler;

/** Cases of metrics. */
final class MetricCases {

    /** Cases describe their squares in words. */
    private static final Pattern LARGEST_SQUARE = Pattern.compile("all squares of side 1\\.\\.(\\d+), all positions");

    private MetricCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                entry("metric_infidelity", MetricCases::infidelity),
                entry("metric_infidelity_square", MetricCases::squares),
                entry("metric_sensitivity_max", MetricCases::sensitivity),
                entry("metric_perturbation_curve", MetricCases::curves),
                entry("metric_aupc", MetricCases::regions),
                entry("metric_atv", CaseMethod.withoutModel(MetricCases::variation)),
                entry("metric_bbox_accuracy", CaseMethod.withoutModel(MetricCases::boxes)));
    }

    private static Map<String, double[]> infidelity(ReferenceCase c, Model model, NDArray x) {
        NDArray a = c.array("attributions", x);
        int count = (int) c.shape("perturbations")[1];
        Infidelity metric = Infidelity.additive(byRow(c, "perturbations", count), count);
        return Map.of(
                "infidelity", values(metric.ofAll(c.f(model), x, a)),
                "infidelity_normalized",
                        values(metric.withScaling(Scaling.OPTIMAL).ofAll(c.f(model), x, a)));
    }

    private static Map<String, double[]> squares(ReferenceCase c, Model model, NDArray x) {
        NDArray a = c.array("attributions", x);
        Squares groups = new Squares(largestSquare(c.hyper().get("squares").asText()));
        Infidelity metric = new Infidelity(new Removal(groups, Baseline.zero()), Scaling.NONE);
        return Map.of(
                "infidelity_unscaled", values(metric.ofAll(c.f(model), x, a)),
                "infidelity_opt_scaled",
                        values(metric.withScaling(Scaling.OPTIMAL).ofAll(c.f(model), x, a)),
                "beta", metric.optimalScales(c.f(model), x, a),
                "n_perturb", new double[] {groups.of(c.inputShape()).size()});
    }

    private static int largestSquare(String words) {
        Matcher side = LARGEST_SQUARE.matcher(words);
        if (!side.find()) {
            throw new UnknownCaseException("squares '" + words + "'");
        }
        return Integer.parseInt(side.group(1));
    }

    private static Map<String, double[]> sensitivity(ReferenceCase c, Model model, NDArray x) {
        int count = (int) c.shape("noise")[1];
        MaximumSensitivity metric = new MaximumSensitivity(byRow(c, "noise", count), count);
        AttributionMethod integrated =
                new IntegratedGradients(Baseline.zero(), new StraightLine(), new GaussLegendre(50));
        double[] ofIntegrated = values(metric.ofAll(integrated, c.f(model), x));
        return Map.of(
                "sensitivity_ig",
                ofIntegrated,
                "sensitivity_saliency",
                values(metric.ofAll(new Saliency(), c.f(model), x)));
    }

    private static Map<String, double[]> curves(ReferenceCase c, Model model, NDArray x) {
        NDArray a = c.array("attributions", x);
        Map<String, double[]> answer = new HashMap<>();
        Map.of("morf", PerturbationCurve.morf(), "lerf", PerturbationCurve.lerf())
                .forEach((name, metric) -> {
                    List<Curve> curves = metric.curvesOfAll(c.f(model), x, a);
                    answer.put(name, points(curves));
                    answer.put(
                            name + "_area_trapz",
                            curves.stream().mapToDouble(Curve::area).toArray());
                });
        return answer;
    }

    private static Map<String, double[]> regions(ReferenceCase c, Model model, NDArray x) {
        int steps = c.hyper().get("regions").asInt();
        int samples = c.hyper().get("perturbations").asInt();
        Sampler noise = byRow(c, "noise", steps * samples)
                .normalised(numbers(c.hyper().get("mean")), numbers(c.hyper().get("std")));
        RegionPerturbation metric =
                new RegionPerturbation(c.hyper().get("kernel").asInt(), steps, samples, noise, 1, Mode.PAPER);
        List<Curve> curves = metric.curvesOfAll(c.f(model), x, onFirstChannel(c.array("heatmap", x), x));
        return Map.of(
                "curve", points(curves),
                "aupc", curves.stream().mapToDouble(Curve::area).toArray());
    }

    private static Map<String, double[]> variation(ReferenceCase c) {
        double[][] map = rows(c.array("heatmap"), (int) c.shape("heatmap")[1]);
        double downscale = c.hyper().get("downscale").asDouble();
        int smallest = c.hyper().get("min_size").asInt();
        MultiScaleTotalVariation metric = new MultiScaleTotalVariation(
                new AverageTotalVariation(), downscale, smallest, Simpson.PARABOLA_AT_THE_END);
        MultiScaleTotalVariation old = new MultiScaleTotalVariation(
                new AverageTotalVariation(), downscale, smallest, Simpson.MEAN_OF_TRAPEZIA_AT_BOTH_ENDS);
        MultiScaleTotalVariation l2 = new MultiScaleTotalVariation(
                new AverageTotalVariation(Norm.L2), downscale, smallest, Simpson.PARABOLA_AT_THE_END);
        return Map.of(
                "atv",
                new double[] {new AverageTotalVariation().of(map).value()},
                "normalised",
                Arrays.stream(AverageTotalVariation.saliency(map))
                        .flatMapToDouble(Arrays::stream)
                        .toArray(),
                "multiscale_atv_l1",
                metric.levels(map),
                "multiscale_atv_l2",
                l2.levels(map),
                "autvc",
                new double[] {metric.of(map).value()},
                "autvc_simps_avg_old_scipy",
                new double[] {old.of(map).value()});
    }

    private static Map<String, double[]> boxes(ReferenceCase c) {
        long[] shape = c.shape("heatmap");
        double[][] lines = rows(c.array("heatmap"), (int) shape[2]);
        int[] corners = c.integers("boxes");
        int height = (int) shape[1];
        return Map.of(
                "accuracy",
                IntStream.range(0, (int) shape[0])
                        .mapToDouble(i -> new BoundingBoxAccuracy()
                                .of(
                                        Arrays.copyOfRange(lines, i * height, (i + 1) * height),
                                        new Box(
                                                corners[4 * i],
                                                corners[4 * i + 1],
                                                corners[4 * i + 2],
                                                corners[4 * i + 3]))
                                .value())
                        .toArray());
    }

    /** Draws recorded for each row: {@code [n, draws..., features...]}. */
    private static Sampler byRow(ReferenceCase c, String name, int draws) {
        double[] all = c.array(name);
        int n = (int) c.shape(name)[0];
        int size = all.length / n / draws;
        return Sampler.givenByRow(IntStream.range(0, n)
                .mapToObj(i -> rows(Arrays.copyOfRange(all, i * draws * size, (i + 1) * draws * size), size))
                .toArray(double[][][]::new));
    }

    /** Attributions whose channels sum to the maps {@code [n, height, width]}. */
    private static NDArray onFirstChannel(NDArray maps, NDArray x) {
        NDArray a = x.zerosLike();
        a.set(new NDIndex(":, 0"), maps);
        return a;
    }

    private static double[][] rows(double[] values, int width) {
        return IntStream.range(0, values.length / width)
                .mapToObj(y -> Arrays.copyOfRange(values, y * width, (y + 1) * width))
                .toArray(double[][]::new);
    }

    private static double[] values(List<Measurement> measurements) {
        return measurements.stream().mapToDouble(Measurement::value).toArray();
    }

    private static double[] points(List<Curve> curves) {
        return curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
