package org.ascribe.metric.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.ascribe.metric.AverageTotalVariation;
import org.ascribe.metric.Metric;
import org.ascribe.metric.MultiScaleTotalVariation;

class LockstepTest {

    private static final Metric SMOOTH = new AverageTotalVariation();
    private static final Metric SCALES = new MultiScaleTotalVariation();

    @Provide
    Arbitrary<List<Landscape>> pictures() {
        return Landscape.any().list().ofMinSize(1).ofMaxSize(4);
    }

    private static double value(List<Landscape> pictures, Trial t) {
        double own = pictures.get(t.picture()).applyAsDouble(t.sigma());
        return own + (t.metric().equals(SMOOTH) ? 0 : t.sigma()) + 0.1 * Math.sin(t.set());
    }

    private static List<NoiseSearch> searches(int pictures) {
        return IntStream.range(0, pictures)
                .boxed()
                .flatMap(p -> List.of(
                        new NoiseSearch(p, SMOOTH, Noise.FRESH, new LineSearch().from(0.3 + p)),
                        new NoiseSearch(p, SCALES, Noise.COMMON, new LineSearch().from(0.3)),
                        new NoiseSearch(p, SCALES, Noise.COMMON, new GoldenSection(0.01, 2).start()),
                        new NoiseSearch(p, SMOOTH, Noise.COMMON, new DenseGrid(0.01, 2, 9).start()))
                        .stream())
                .toList();
    }

    @Property(tries = 50)
    void manySearchesGoAsEachWouldAlone(@ForAll("pictures") List<Landscape> pictures) {
        ScaleObjective objective =
                trials -> trials.stream().mapToDouble(t -> value(pictures, t)).toArray();
        List<NoiseSearch> searches = searches(pictures.size());
        List<NoiseSearch> together = Lockstep.run(searches, objective);
        for (int i = 0; i < searches.size(); i++) {
            assertThat(together.get(i))
                    .isEqualTo(Lockstep.run(List.of(searches.get(i)), objective).get(0));
        }
    }

    @Property(tries = 50)
    void thereAreAsManyRoundsAsTheLongestNeedsAndOnlyRunningSearchesAsk(@ForAll("pictures") List<Landscape> pictures) {
        List<Integer> rows = new ArrayList<>();
        List<NoiseSearch> over = Lockstep.run(searches(pictures.size()), trials -> {
            rows.add(trials.size());
            return trials.stream().mapToDouble(t -> value(pictures, t)).toArray();
        });
        assertThat(rows.stream().mapToInt(k -> k).sum())
                .isEqualTo(over.stream().mapToInt(LockstepTest::asked).sum());
        int longest = over.stream().mapToInt(LockstepTest::rounds).max().orElseThrow();
        assertThat(rows).hasSize(longest).doesNotContain(0);
    }

    /** A scale of zero is in the history and was not asked for. */
    private static int asked(NoiseSearch over) {
        return (int) over.steps().history().stream().filter(e -> e.sigma() > 0).count();
    }

    private static int rounds(NoiseSearch over) {
        int asked = asked(over);
        return over.steps() instanceof LineSteps ? asked : over.steps() instanceof GoldenSteps ? asked - 3 : 1;
    }

    @Example
    void commonNoiseIsOneSetAndFreshNoiseOneForEachEvaluation() {
        List<Integer> fresh = new ArrayList<>();
        NoiseSearch search = new NoiseSearch(0, SMOOTH, Noise.FRESH, new LineSearch().from(1));
        List<NoiseSearch> over = Lockstep.run(List.of(search), trials -> {
            trials.forEach(t -> fresh.add(t.set()));
            return trials.stream().mapToDouble(Trial::sigma).toArray();
        });
        assertThat(fresh).isEqualTo(IntStream.range(0, fresh.size()).boxed().toList());
        Trial best = over.get(0).best();
        assertThat(over.get(0).steps().history().get(best.set()))
                .isEqualTo(over.get(0).steps().best());
        NoiseSearch common = new NoiseSearch(0, SMOOTH, Noise.COMMON, new DenseGrid(0.1, 1, 5).start());
        assertThat(common.trials()).allMatch(t -> t.set() == 0).hasSize(5);
    }

    @Example
    void noSearchesAskNothing() {
        assertThat(Lockstep.run(List.of(), trials -> {
                    throw new AssertionError("asked for " + trials);
                }))
                .isEmpty();
    }
}
