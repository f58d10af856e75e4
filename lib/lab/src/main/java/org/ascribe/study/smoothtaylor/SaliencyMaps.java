package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Heap;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.SmoothGrad;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.picture.RgbPicture;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.rule.StandardComposite;
import org.ascribe.report.Report;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.sampling.Sampler;
import org.ascribe.study.OnModel;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;

/**
 * Figure 1 of Goh et al. 2021: the maps of one picture by six methods, as the paper draws them and signed.
 *
 * <p>A task is one picture; its rows hold the maps themselves. SmoothGrad, whose settings the paper does not say, has the noise of
 * SmoothTaylor, draw for draw. Of the many kinds of layer-wise relevance propagation, of which the paper names none, it is z⁺ for
 * convolutions, ε for dense layers and the first layer flat: rules with γ or αβ blow up where batch normalisation and sums of
 * branches cancel.
 *
 * @param subject a network and pictures
 * @param steps of Integrated Gradients
 * @param sigma noise scale
 * @param roots R, and draws of SmoothGrad
 * @param seed of the noise; the baseline follows the second next
 */
public record SaliencyMaps(Subject subject, int steps, double sigma, int roots, long seed) implements OnModel {

    static final String INPUT = "input";

    private static final double BRIGHTEST = 255;

    /** The paper's settings. */
    public SaliencyMaps() {
        this(Subject.of(Subject.DEFAULT), 50, 0.5, 150, 1);
    }

    @Override
    public String name() {
        return "smoothtaylor-figure-1";
    }

    @Override
    public String title() {
        return "One picture by six methods: gradient, SmoothGrad, Integrated Gradients, SmoothTaylor, relevance";
    }

    @Override
    public List<String> models() {
        return Subject.names();
    }

    @Override
    public Study on(String model) {
        return new SaliencyMaps(Subject.of(model), steps, sigma, roots, seed);
    }

    @Override
    public Settings settings() {
        return subject.settings(subject.shown())
                .with("ig_steps", steps + ", right Riemann")
                .with("sigma", sigma)
                .with("roots", roots)
                .with("relevance", StandardComposite.EPSILON_PLUS_FLAT.toString())
                .with("seed", seed);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int pictures = switch (scale) {
            case SMOKE -> 1;
            case LESSON -> 3;
            case PAPER -> 8;
        };
        return Tasks.of(subject, subject.shown(), pictures, this::rows);
    }

    private List<Row> rows(PictureModel model, ScalarFunction f, NDArray x, Row start) {
        List<Row> rows = new ArrayList<>();
        rows.add(start.and("map", INPUT).and("values", PackedMap.text(levels(model, x))));
        methods(model).forEach((name, method) -> {
            Attribution a = method.attribute(f, x);
            double[] pixels =
                    Stream.of(a.pixelMap()).flatMapToDouble(DoubleStream::of).toArray();
            rows.add(start.and("map", name).and("values", PackedMap.text(pixels)));
        });
        return rows;
    }

    /** What the network sees, in parts of the brightest. */
    private static double[] levels(PictureModel model, NDArray x) {
        RgbPicture seen = model.preprocessing().picture(Heap.of(x));
        double[] levels = new double[seen.levels().length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (seen.levels()[i] & 0xFF) / BRIGHTEST;
        }
        return levels;
    }

    /** In the paper's order. */
    Map<String, AttributionMethod> methods(PictureModel model) {
        RightRiemann sum = new RightRiemann(steps);
        Map<String, AttributionMethod> methods = new LinkedHashMap<>();
        methods.put("gradient", new Gradient());
        methods.put("SmoothGrad", new SmoothGrad(new Gradient(), sigma, roots, seed));
        methods.put("IG, black", new IntegratedGradients(model.black(), new StraightLine(), sum));
        methods.put("IG, noise", new AveragedBaselines(model.pixels(seed + 2), 1, new StraightLine(), sum));
        methods.put(
                "SmoothTaylor", new SmoothTaylor(Sampler.gaussian(sigma, seed).around(), roots));
        methods.put("relevance", new LayerwiseRelevance(StandardComposite.EPSILON_PLUS_FLAT));
        return methods;
    }

    @Override
    public Report report(Rows rows) {
        return new SaliencyMapsReport(this, rows).report();
    }
}
