package org.ascribe.study.gradientview.perturbation;

import static org.ascribe.study.gradientview.SixMethod.DEEP_LIFT;
import static org.ascribe.study.gradientview.SixMethod.GRADIENT_INPUT;
import static org.ascribe.study.gradientview.SixMethod.INTEGRATED_GRADIENTS;
import static org.ascribe.study.gradientview.SixMethod.LRP;
import static org.ascribe.study.gradientview.SixMethod.OCCLUSION;
import static org.ascribe.study.gradientview.SixMethod.SALIENCY;
import static org.ascribe.study.gradientview.perturbation.CurveNumbers.less;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.LERF;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.MORF;
import static org.ascribe.study.gradientview.perturbation.PerturbationCurves.RANDOM;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.ascribe.report.Ruling;
import org.ascribe.result.Estimate;
import org.ascribe.result.OnlyShows;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * What section 4 says of Figure 3, panel by panel: each claim as a quantity that is above 0 if it holds, in the mean over samples.
 *
 * @param numbers the curves
 */
@OnlyShows
record Figure3Claims(CurveNumbers numbers) {

    /** A claim on one panel. */
    record Claim(String words, String panel, String quantity, Estimate measured) {
        Ruling ruling() {
            return Ruling.above0(measured);
        }
    }

    /** Above it, a correlation is called very high. */
    private static final double VERY_HIGH = 0.9;
    /** Above it, two maps are called the same: what is left is rounding, in float32. */
    private static final double SAME = 0.999;
    /** Where features called neutral are gone, and where relevant ones are, in per cent. */
    private static final double NEUTRAL = 20;

    private static final double RELEVANT = 10;

    private static final List<String> SIGNED = List.of(GRADIENT_INPUT, LRP, DEEP_LIFT, INTEGRATED_GRADIENTS, OCCLUSION);

    Table table() {
        List<Claim> all = all();
        return Table.create(
                "What section 4 says",
                StringColumn.create("the paper says", all.stream().map(Claim::words)),
                StringColumn.create("panel", all.stream().map(Claim::panel)),
                StringColumn.create("above 0 if so", all.stream().map(Claim::quantity)),
                StringColumn.create("measured", all.stream().map(c -> Estimates.words(c.measured(), 3))),
                StringColumn.create("ruling", all.stream().map(c -> c.ruling().toString())));
    }

    /** How many of them hold, differ, are undecided. */
    Map<Ruling, Long> counts() {
        Map<Ruling, Long> counts = new TreeMap<>();
        all().forEach(claim -> counts.merge(claim.ruling(), 1L, Long::sum));
        return counts;
    }

    List<Claim> all() {
        return Stream.of(sign(), neutral(), few(), alike(), lrp(), linear())
                .flatMap(claims -> claims)
                .toList();
    }

    private Stream<String> panels() {
        return numbers.panels().stream();
    }

    private static Claim claim(String words, String panel, String quantity, double... samples) {
        return new Claim(words, panel, quantity, Estimates.mean(samples));
    }

    private static boolean isOfImageNet(String panel) {
        return Panels.imageNet().names().contains(panel);
    }

    private Stream<Claim> sign() {
        return panels().flatMap(panel -> isOfImageNet(panel)
                ? Stream.of(claim(
                        "Signs are not found on large networks",
                        panel,
                        "LeRF at " + (int) NEUTRAL + " %, saliency − Integrated Gradients",
                        less(
                                numbers.at(panel, SALIENCY, LERF, NEUTRAL),
                                numbers.at(panel, INTEGRATED_GRADIENTS, LERF, NEUTRAL))))
                : Stream.of(claim(
                        "Sign matters: without what is negative, f rises",
                        panel,
                        "rise, by Integrated Gradients",
                        numbers.column(panel, INTEGRATED_GRADIENTS, LERF, PerturbationCurves.WITHOUT_NEGATIVE))));
    }

    private Stream<Claim> neutral() {
        return panels().flatMap(panel -> Stream.of(
                claim(
                        "Saliency finds neutral regions",
                        panel,
                        "|change| at " + (int) NEUTRAL + " %, random − saliency's least",
                        less(
                                sizes(numbers.at(panel, RANDOM, LERF, NEUTRAL)),
                                sizes(numbers.at(panel, SALIENCY, LERF, NEUTRAL)))),
                claim(
                        "Saliency is poor at what is relevant",
                        panel,
                        "fall at " + (int) RELEVANT + " %, Integrated Gradients − saliency",
                        less(
                                numbers.at(panel, SALIENCY, MORF, RELEVANT),
                                numbers.at(panel, INTEGRATED_GRADIENTS, MORF, RELEVANT)))));
    }

    private Stream<Claim> few() {
        return panels().filter(panel -> !isOfImageNet(panel))
                .flatMap(panel -> Stream.of(INTEGRATED_GRADIENTS, DEEP_LIFT)
                        .flatMap(method -> Stream.of(
                                claim(
                                        "Occlusion-1 finds the few most important features",
                                        panel,
                                        "fall at " + (int) CurveNumbers.FIRST + " %, Occlusion-1 − " + method,
                                        less(numbers.steepness(panel, OCCLUSION), numbers.steepness(panel, method))),
                                claim(
                                        "Others reach a larger variation than Occlusion-1",
                                        panel,
                                        "deepest fall, " + method + " − Occlusion-1",
                                        less(numbers.variation(panel, method), numbers.variation(panel, OCCLUSION))))));
    }

    private Stream<Claim> alike() {
        return panels().flatMap(panel -> panel.endsWith("lstm")
                ? Stream.of(
                        claim(
                                "Integrated Gradients and DeepLIFT do not correlate where gates multiply",
                                panel,
                                VERY_HIGH + " − r",
                                beyond(panel, DEEP_LIFT, VERY_HIGH, -1)),
                        claim(
                                "DeepLIFT is worse where gates multiply",
                                panel,
                                "area, Integrated Gradients − DeepLIFT",
                                less(numbers.area(panel, INTEGRATED_GRADIENTS), numbers.area(panel, DEEP_LIFT))))
                : Stream.of(claim(
                        "Integrated Gradients and DeepLIFT correlate very highly",
                        panel,
                        "r − " + VERY_HIGH,
                        beyond(panel, DEEP_LIFT, VERY_HIGH, 1))));
    }

    /** By how much the correlation of a method with Integrated Gradients is above or below a bound. */
    private double[] beyond(String panel, String method, double bound, int sign) {
        return Arrays.stream(numbers.column(panel, method, MORF, PerturbationCurves.WITH_INTEGRATED))
                .map(r -> sign * (r - bound))
                .toArray();
    }

    private Stream<Claim> lrp() {
        return panels().flatMap(panel -> panel.endsWith("sigmoid") || panel.endsWith("softplus")
                ? Stream.of(claim(
                        "ε-LRP fails where s(0) is not 0",
                        panel,
                        "area, Integrated Gradients − ε-LRP",
                        less(numbers.area(panel, INTEGRATED_GRADIENTS), numbers.area(panel, LRP))))
                : panel.endsWith("tanh") || panel.endsWith("lstm")
                        ? Stream.empty()
                        : Stream.of(claim(
                                "ε-LRP is gradient × input where all is ReLU",
                                panel,
                                "r − " + SAME,
                                Arrays.stream(numbers.column(panel, LRP, MORF, PerturbationCurves.WITH_GRADIENT))
                                        .map(r -> r - SAME)
                                        .toArray())));
    }

    private Stream<Claim> linear() {
        return panels().filter(panel -> panel.equals("imdb-mlp"))
                .flatMap(panel -> SIGNED.stream()
                        .filter(method -> !method.equals(INTEGRATED_GRADIENTS))
                        .map(method -> claim(
                                "On IMDB's MLP, nearly linear, all signed methods are the same",
                                panel,
                                "r of " + method + " and Integrated Gradients − " + VERY_HIGH,
                                beyond(panel, method, VERY_HIGH, 1))));
    }

    private static double[] sizes(double... values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
