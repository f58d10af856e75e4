package org.ascribe.study.cost;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.metric.MultiScaleTotalVariation;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.path.Midpoint;
import org.ascribe.result.Row;
import org.ascribe.sampling.Sampler;
import org.ascribe.zoo.PictureModel;

/**
 * Pieces of work on one picture, each beside a plain loop of the passes it needs.
 *
 * @param rows of a slice
 */
record PictureWork(PictureModel model, NDArray picture, int rows, long seed) {

    static final String SMOOTH_TAYLOR = "SmoothTaylor";
    static final String INTEGRATED = "Integrated Gradients";
    static final String REGIONS = "region perturbation";
    static final String VARIATION = "total variation";

    private static final int WAYS = 50;
    private static final double SIGMA = 0.5;

    /** Of a map, before compiled code does it; and how often it is timed then. */
    private static final int WARM_UP = 40;

    private static final int MAPS = 50;

    /** One repetition; the plain loop is first in every other one. */
    List<Row> rows(PictureCost.Size size, int number) {
        Attribution map = new InputXGradient().attribute(f(), picture);
        Sampler noise = Sampler.gaussian(SIGMA, seed).around();
        IntegratedGradients ig = new IntegratedGradients().withQuadrature(new Midpoint(size.nodes()));
        RegionPerturbation perturbation =
                new RegionPerturbation(15, size.regions(), WAYS, model.pixels(seed), 1, RegionPerturbation.Mode.PAPER);
        boolean first = number % 2 == 0;
        return List.of(
                row(
                        SMOOTH_TAYLOR,
                        size.draws(),
                        first,
                        () -> new SmoothTaylor(noise, size.draws()).attribute(f(), picture),
                        f()::gradient),
                row(INTEGRATED, size.nodes(), first, () -> ig.attribute(f(), picture), f()::gradient),
                row(REGIONS, size.regions() * WAYS, first, () -> perturbation.of(f(), picture, map), f()::value),
                variation(map));
    }

    private ScalarFunction f() {
        return model.target(Target.of(0));
    }

    private Row row(String work, int passes, boolean first, Runnable ours, UnaryOperator<NDArray> pass) {
        try (NDArray slice = picture.expandDims(0).repeat(0, rows);
                NDArray rest = slice.get("0:" + passes % rows)) {
            Runnable plain = () -> Stream.concat(
                            Stream.generate(() -> slice).limit(passes / rows),
                            Stream.of(rest).filter(any -> passes % rows > 0))
                    .forEach(batch -> pass.apply(batch).close());
            if (first) {
                ElapsedTime before = ElapsedTime.by(plain);
                return row(work, passes, ElapsedTime.by(ours), before);
            }
            ElapsedTime took = ElapsedTime.by(ours);
            return row(work, passes, took, ElapsedTime.by(plain));
        }
    }

    private static Row row(String work, int passes, ElapsedTime took, ElapsedTime plain) {
        return Row.of("work", work)
                .and("count", passes)
                .and("seconds", took.seconds())
                .and("processor", took.processor())
                .and("plain_seconds", plain.seconds())
                .and("plain_processor", plain.processor())
                .and("peak_mib", Double.NaN);
    }

    /** Of one map, the mean of many in a row: a single one is over before the clock of the processor ticks. */
    private static Row variation(Attribution map) {
        MultiScaleTotalVariation variation = new MultiScaleTotalVariation();
        IntStream.range(0, WARM_UP).forEach(i -> variation.of(map));
        ElapsedTime all = ElapsedTime.by(() -> IntStream.range(0, MAPS).forEach(i -> variation.of(map)));
        ElapsedTime one = new ElapsedTime(all.seconds() / MAPS, all.processor() / MAPS);
        return row(VARIATION, 1, one, new ElapsedTime(Double.NaN, Double.NaN));
    }
}
