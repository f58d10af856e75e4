package org.ascribe.metric.noise;

import static org.ascribe.metric.noise.LineSearchTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.ascribe.metric.AverageTotalVariation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WinnersCurseTest {

    private static final int PICTURES = 400;

    /** A normal number that follows from all that an evaluation is of. */
    private static double luck(Trial t) {
        return new Random(Objects.hash(t.picture(), t.sigma(), t.set()) * 0x9E3779B97F4A7C15L).nextGaussian();
    }

    private static WinnersCurse of(ScaleObjective objective, Noise noise) {
        List<NoiseSearch> searches = IntStream.range(0, PICTURES)
                .mapToObj(p -> new NoiseSearch(p, new AverageTotalVariation(), noise, new LineSearch().from(0.5)))
                .toList();
        return WinnersCurse.of(Lockstep.run(searches, objective), new double[] {0.7123}, objective);
    }

    @ParameterizedTest
    @EnumSource
    void wherePicturesDoNotCareAllOfTheGainIsLuck(Noise noise) {
        WinnersCurse of =
                of(trials -> trials.stream().mapToDouble(WinnersCurseTest::luck).toArray(), noise);
        // The lowest of a dozen normal numbers is at −1.6: far from nothing, with 400 pictures.
        assertThat(of.gainWhenChosen().value()).isGreaterThan(1);
        assertThat(of.curse().value())
                .isGreaterThan(20 * of.curse().standardError().orElseThrow());
        // Four standard errors: once in 16 000 seeds, and this seed is fixed.
        assertThat(Math.abs(of.gainHeldOut().value()))
                .isLessThan(4 * of.gainHeldOut().standardError().orElseThrow());
    }

    @Test
    void whereThereIsNoNoiseAllOfTheGainIsLeft() {
        WinnersCurse of = of(
                trials -> trials.stream()
                        .mapToDouble(t -> Math.pow(t.sigma() - 0.1 * (t.picture() % 9), 2))
                        .toArray(),
                Noise.FRESH);
        assertThat(of.gainWhenChosen().value()).isPositive();
        assertThat(of.heldOut()).isEqualTo(of.chosen());
        assertThat(of.curse().value()).isZero();
        assertThat(of.toString()).contains("of 400 pictures");
    }

    @Test
    void refusesWhatDoesNotBelongTogether() {
        refuses(() -> new WinnersCurse(List.of(), List.of()), "chosen, heldOut: 0 and 0", "one of each");
        refuses(() -> new WinnersCurse(List.of(1.0), List.of()), "chosen, heldOut: 1 and 0", "one of each");
        refuses(() -> WinnersCurse.of(List.of(), new double[2], t -> new double[0]), "reference: 2 scales for 0");
    }
}
