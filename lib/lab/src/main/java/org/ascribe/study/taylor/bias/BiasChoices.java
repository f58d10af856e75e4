package org.ascribe.study.taylor.bias;

import ai.djl.ndarray.NDArray;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.data.Mnist;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.StraightLine;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.sampling.Sampler;
import org.ascribe.taylor.FirstOrderTaylor;

/**
 * The baselines that {@link BaselineBias} compares: single ones for four methods, distributions for Expected Gradients.
 *
 * @param study its settings
 * @param learned what the models learned from
 */
record BiasChoices(BaselineBias study, Mnist learned) {

    static final String BLACK = "black";
    static final String GREY = "grey";
    static final String NOISE = "noise";
    static final String SMALL_SHIFT = "x + 0.1";
    static final String LARGE_SHIFT = "x + 0.5";
    static final String BLUR = "blur 3";
    static final String NARROW = "gauss 0.1";
    static final String WIDE = "gauss 0.5";
    static final String UNIFORM = "unif 0.2";
    static final String OWN_DATA = "data";
    static final String WHITE_DATA = "white data";

    /** In the order of the tables; the numbers in them are in units of the pixels, of the blur in pixels. */
    static final List<String> NAMES =
            List.of(BLACK, GREY, NOISE, SMALL_SHIFT, LARGE_SHIFT, BLUR, NARROW, WIDE, UNIFORM, OWN_DATA, WHITE_DATA);

    /** A baseline, or a distribution of them. */
    interface Choice {

        String name();

        /** The methods that explain from it, by the names of the paper. */
        Map<String, AttributionMethod> methods(Polarity polarity);

        /** {@code |Δᵢ|}, of a distribution the mean, of the shape of the batch, which is of one sample. */
        NDArray distances(Polarity polarity, NDArray batch);
    }

    private record Single(String name, Baseline baseline, int nodes) implements Choice {

        @Override
        public Map<String, AttributionMethod> methods(Polarity polarity) {
            Map<String, AttributionMethod> methods = new LinkedHashMap<>();
            methods.put("GI", new FirstOrderTaylor(baseline));
            methods.put("Occ-1", new Occlusion(baseline, FeatureGroups.single()));
            methods.put("DL", new DeepLift(baseline));
            methods.put("IG", new IntegratedGradients(baseline, new StraightLine(), new GaussLegendre(nodes)));
            return methods;
        }

        @Override
        public NDArray distances(Polarity polarity, NDArray batch) {
            return baseline.of(batch).sub(batch).abs();
        }
    }

    private record Distribution(String name, Sampler white, Sampler dark, int draws, long seed) implements Choice {

        @Override
        public Map<String, AttributionMethod> methods(Polarity polarity) {
            // Another seed for α: it would begin with the same random bits as the baselines.
            return Map.of("EG", new ExpectedGradients(sampler(polarity), draws, ~seed));
        }

        @Override
        public NDArray distances(Polarity polarity, NDArray batch) {
            return sampler(polarity).draws(batch, 0, draws).sub(batch).abs().mean(new int[] {0});
        }

        private Sampler sampler(Polarity polarity) {
            return polarity == Polarity.WHITE ? white : dark;
        }
    }

    /** In the order of {@link #NAMES}. */
    List<Choice> all() {
        long seed = study.seed();
        return List.of(
                single(BLACK, Baseline.zero()),
                single(GREY, Baseline.constant(0.5)),
                single(NOISE, Baseline.drawn(Sampler.uniform(0, 1, seed), 0)),
                single(SMALL_SHIFT, Baseline.shifted(0.1)),
                single(LARGE_SHIFT, Baseline.shifted(0.5)),
                single(BLUR, Baseline.blurred(3)),
                around(NARROW, Sampler.gaussian(0.1, seed)),
                around(WIDE, Sampler.gaussian(0.5, seed)),
                around(UNIFORM, Sampler.uniform(-0.2, 0.2, seed)),
                distribution(OWN_DATA, digits(Polarity.WHITE), digits(Polarity.DARK)),
                distribution(WHITE_DATA, digits(Polarity.WHITE), digits(Polarity.WHITE)));
    }

    private Choice single(String name, Baseline baseline) {
        return new Single(name, baseline, study.nodes());
    }

    private Choice around(String name, Sampler noise) {
        return distribution(name, noise.around(), noise.around());
    }

    private Choice distribution(String name, Sampler white, Sampler dark) {
        return new Distribution(name, white, dark, study.draws(), study.seed());
    }

    private Sampler digits(Polarity polarity) {
        double[][] points = new double[study.draws()][];
        for (int i = 0; i < points.length; i++) {
            float[] pixels = learned.image(i);
            points[i] = IntStream.range(0, pixels.length)
                    .mapToDouble(p -> polarity == Polarity.WHITE ? pixels[p] : 1.0 - pixels[p])
                    .toArray();
        }
        return Sampler.among(study.seed(), points);
    }
}
