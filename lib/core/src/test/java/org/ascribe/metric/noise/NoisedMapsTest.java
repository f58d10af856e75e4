package org.ascribe.metric.noise;

import static org.ascribe.metric.noise.LineSearchTest.refuses;
import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ascribe.Attribution;
import org.ascribe.Cost;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.SmoothGrad;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.metric.AverageTotalVariation;
import org.ascribe.metric.Metric;
import org.ascribe.metric.MultiScaleTotalVariation;
import org.ascribe.metric.PerturbationCurve;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.metric.RegionPerturbation.Mode;
import org.ascribe.metric.Simpson;
import org.ascribe.model.Model;
import org.ascribe.network.SmallNetworks;
import org.ascribe.sampling.Sampler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NoisedMapsTest {

    private static final int ROOTS = 12;
    private static final int STEPS = 3;
    private static final int REPLACEMENTS = 4;
    private static final RegionPerturbation AUPC =
            new RegionPerturbation(2, STEPS, REPLACEMENTS, Sampler.uniform(-1, 1, 3), 1, Mode.EXACT);
    private static final Metric AUTVC =
            new MultiScaleTotalVariation(new AverageTotalVariation(), 1.5, 3, Simpson.PARABOLA_AT_THE_END);

    private final NDManager manager = Torch.manager();
    private final Model model = SmallNetworks.CONVOLUTION.model(5, DataType.FLOAT64);
    private final ScalarFunction f = model.target(Target.predicted());
    private final NDArray x = SmallNetworks.CONVOLUTION.batch(manager, 2, 5, DataType.FLOAT64);
    private final NoisedMaps maps = new NoisedMaps(f, x, Sampler.gaussian(1, 9), ROOTS);

    @AfterEach
    void free() {
        manager.close();
        model.close();
    }

    @Test
    void aTrialIsItsMapByItsMetricWithTheDrawsOfThatScaleAlone() {
        List<Trial> trials = List.of(
                new Trial(1, 0.5, AUPC, 0),
                new Trial(0, 0.1, AUTVC, 0),
                new Trial(0, 0.5, AUPC, 0),
                new Trial(1, 0.02, AUTVC, 0),
                new Trial(0, 2, AUPC, 0));
        double[] values = maps.values(trials);
        for (int i = 0; i < values.length; i++) {
            Trial t = trials.get(i);
            NDArray picture = x.get(t.picture());
            Attribution a = new SmoothTaylor(Sampler.gaussian(t.sigma(), 9).around(), ROOTS).attribute(f, picture);
            double expected = t.metric() == AUPC
                    ? AUPC.of(f, picture, a).value()
                    : ((MultiScaleTotalVariation) AUTVC).of(a).value();
            // Sums may be taken in another order for another number of rows.
            assertThat(values[i]).as("trial %d", i).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void anotherSetIsOtherRootsAndOtherReplacements() {
        double[] values = maps.values(List.of(
                new Trial(0, 0.5, AUPC, 0),
                new Trial(0, 0.5, AUPC, 7),
                new Trial(0, 0.5, AUTVC, 7),
                new Trial(0, 0.5, AUTVC, Trial.HELD_OUT),
                new Trial(0, 0.5, AUPC, 7)));
        assertThat(values[0]).isNotCloseTo(values[1], within(1e-6));
        assertThat(values[2]).isNotCloseTo(values[3], within(1e-6));
        assertThat(values[4]).isCloseTo(values[1], within(1e-12));
        int stretch = 1 << 16;
        Sampler roots = shifted(Sampler.gaussian(0.5, 9), 7 * stretch);
        Attribution a = new SmoothTaylor(roots.around(), ROOTS).attribute(f, x.get(0));
        Sampler replacement = shifted(AUPC.replacement(), 7 * stretch);
        double expected = AUPC.withReplacement(replacement).of(f, x.get(0), a).value();
        assertThat(values[1]).isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
    }

    private static Sampler shifted(Sampler sampler, int by) {
        return (batch, from, to) -> sampler.draws(batch, from + by, to + by);
    }

    @Test
    void threeSearchesOnOnePictureRunAsOneBatch() {
        List<NoiseSearch> searches = List.of(
                new NoiseSearch(0, AUPC, Noise.COMMON, new LineSearch().from(maps.magnitudes()[0])),
                new NoiseSearch(0, AUTVC, Noise.COMMON, new LineSearch().from(maps.magnitudes()[0])),
                new NoiseSearch(0, AUTVC, Noise.COMMON, new GoldenSection(0.01, 2, 0.3, 12).start()));
        List<List<Trial>> rounds = new ArrayList<>();
        Cost before = f.cost();
        List<NoiseSearch> together = Lockstep.run(searches, trials -> {
            rounds.add(trials);
            return maps.values(trials);
        });
        Cost after = f.cost();
        assertThat(rounds.get(0)).hasSize(1 + 1 + 4);
        assertThat(rounds.get(1)).hasSize(3);
        int longest = Math.max(
                together.get(0).steps().history().size(),
                Math.max(
                        together.get(1).steps().history().size(),
                        together.get(2).steps().history().size() - 3));
        assertThat(rounds).hasSize(longest);
        // A gradient for each root of each map and no other; binding f asks each picture for its class, once a round.
        long all = rounds.stream().mapToLong(NoisedMapsTest::maps).sum();
        assertThat(maps(rounds.get(0))).isEqualTo(1 + 4);
        long ofRegions = rounds.stream()
                .flatMap(List::stream)
                .filter(t -> t.metric() == AUPC)
                .count();
        assertThat(after.backwards() - before.backwards()).isEqualTo(all * ROOTS);
        assertThat(after.forwards() - before.forwards())
                .isEqualTo(all * ROOTS + ofRegions * (1 + STEPS * REPLACEMENTS) + 2L * rounds.size());
        for (int i = 0; i < 3; i++) {
            ScaleSearch alone =
                    Lockstep.run(List.of(searches.get(i)), maps).get(0).steps();
            ScaleSearch found = together.get(i).steps();
            near(values(found, Evaluation::sigma), values(alone, Evaluation::sigma), 0);
            near(values(found, Evaluation::value), values(alone, Evaluation::value), 1e-9);
        }
    }

    /** Both line searches begin at the same scale, with the same draws. */
    private static long maps(List<Trial> trials) {
        return trials.stream()
                .map(t -> List.of(t.picture(), t.sigma(), t.set()))
                .distinct()
                .count();
    }

    private static double[] values(ScaleSearch search, ToDoubleFunction<Evaluation> of) {
        return search.history().stream().mapToDouble(of).toArray();
    }

    @Test
    void anySmoothedMethodWillDo() {
        NoisedMaps smoothed = new NoisedMaps(
                f,
                x,
                Sampler.gaussian(1, 2),
                noise -> new SmoothGrad(new Gradient(), noise, ROOTS, SmoothGrad.Statistic.MEAN));
        double found = smoothed.values(List.of(new Trial(1, 0.3, AUTVC, 0)))[0];
        Attribution a = new SmoothGrad(new Gradient(), 0.3, ROOTS, 2).attribute(f, x.get(1));
        assertThat(found).isCloseTo(((MultiScaleTotalVariation) AUTVC).of(a).value(), within(1e-9));
    }

    @Test
    void theStartIsTheMeanMagnitude() {
        double[] first = x.get(0).toDoubleArray();
        assertThat(maps.magnitudes()[0])
                .isCloseTo(Arrays.stream(first).map(Math::abs).average().orElseThrow(), within(1e-15));
    }

    @Test
    void theSameTrialsGiveTheSameBits() {
        List<Trial> trials = List.of(new Trial(0, 0.1, AUTVC, 0), new Trial(1, 0.3, AUPC, 2));
        double[] first = maps.values(trials);
        assertThat(maps.values(trials)).isEqualTo(first);
        assertThat(maps.values(List.of())).isEmpty();
    }

    @Test
    void refusesWhatItCannotEvaluate() {
        refuses(() -> maps.values(List.of(new Trial(2, 0.1, AUTVC, 0))), "picture 2", "expected 0 to 1");
        Metric higher = PerturbationCurve.lerf();
        refuses(
                () -> maps.values(List.of(new Trial(0, 0.1, higher, 0))),
                "metric PerturbationCurve",
                "better when lower");
        refuses(() -> new Trial(0, 0, AUTVC, 0), "sigma: 0.0", "positive, finite");
        refuses(() -> new Trial(-1, 1, AUTVC, 0), "picture, set: -1, 0", "0 or more");
        refuses(() -> new Trial(0, 1, AUTVC, 40_000), "picture, set: 0, 40000", "a set below 32766");
    }
}
