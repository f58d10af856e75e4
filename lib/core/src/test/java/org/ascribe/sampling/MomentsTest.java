package org.ascribe.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.ascribe.engine.Torch;
import org.ascribe.nets.OwnedArrays;
import org.junit.jupiter.api.Test;

class MomentsTest {

    /** However the draws are cut, and however far their mean is from zero. */
    @Property(tries = 50)
    void portionsGiveWhatAllDrawsGive(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 20) Integer> portions, @ForAll long seed) {
        Random random = new Random(seed);
        double offset = random.nextBoolean() ? 1e6 : 0;
        int count = portions.stream().mapToInt(k -> k).sum();
        double[] draws = random.doubles(count, offset - 1, offset + 3).toArray();
        try (NDManager manager = Torch.manager()) {
            Moments moments = new Moments();
            int from = 0;
            for (int k : portions) {
                double[] portion = Arrays.copyOfRange(draws, from, from + k);
                moments.add(manager.create(portion, new Shape(k, 1)), manager);
                from += k;
            }
            double mean = Arrays.stream(draws).average().orElseThrow();
            double variance = central(draws, mean, 2);
            // A number near 10⁶ has its last bit at 10⁻¹⁰.
            double exact = offset == 0 ? 1e-12 : 1e-8;
            assertThat(moments.mean().getDouble(0)).isCloseTo(mean, within(exact));
            assertThat(moments.variance().getDouble(0)).isCloseTo(variance, within(exact));
            if (count > 1) {
                assertThat(moments.standardError().getDouble(0))
                        .isCloseTo(Math.sqrt(variance / (count - 1)), within(Math.sqrt(exact)));
                double error = Math.sqrt(Math.max(0, central(draws, mean, 4) - variance * variance) / count);
                assertThat(moments.varianceStandardError().getDouble(0)).isCloseTo(error, within(Math.sqrt(exact)));
            }
        }
    }

    @Property(tries = 20)
    void theMeanAloneIsTheSameWithoutHigherMoments(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 1, max = 9) Integer> portions, @ForAll long seed) {
        Random random = new Random(seed);
        try (NDManager manager = Torch.manager()) {
            Moments all = new Moments(2);
            Moments alone = Moments.ofMean(2);
            all.add(manager.create(new double[] {1, 2, 4, 8}), manager);
            alone.add(manager.create(new double[] {1, 2, 4, 8}), manager);
            for (int k : portions) {
                double[] portion = random.doubles(k).toArray();
                all.add(manager.create(portion), manager);
                alone.add(manager.create(portion), manager);
            }
            // The same operations in the same order: the same bits.
            assertThat(alone.mean()).isEqualTo(all.mean());
            assertThat(alone.standardError()).isEqualTo(all.standardError());
            assertThat(alone.variance()).isEqualTo(all.variance());
            assertThatThrownBy(alone::varianceStandardError)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("expected those with a fourth moment");
        }
    }

    /** However the draws are cut: the mean of each block counts as one draw, and a block that is not complete does not. */
    @Property(tries = 100)
    void drawsThatBelongTogetherCountAsTheirMean(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(min = 1, max = 20) Integer> portions,
            @ForAll @IntRange(min = 2, max = 9) int together,
            @ForAll long seed) {
        int count = portions.stream().mapToInt(k -> k).sum();
        double[] draws = new Random(seed).doubles(count).toArray();
        double[] means = IntStream.range(0, count / together)
                .mapToDouble(b -> Arrays.stream(draws, b * together, (b + 1) * together)
                        .average()
                        .orElseThrow())
                .toArray();
        try (NDManager manager = Torch.manager()) {
            Moments moments = new Moments(together);
            int from = 0;
            for (int k : portions) {
                double[] portion = Arrays.copyOfRange(draws, from, from + k);
                moments.add(manager.create(portion, new Shape(k, 1)), manager);
                from += k;
            }
            if (means.length == 0) {
                assertThat(moments.isEmpty()).isTrue();
                return;
            }
            double mean = Arrays.stream(means).average().orElseThrow();
            double variance = central(means, mean, 2);
            assertThat(moments.mean().getDouble(0)).isCloseTo(mean, within(1e-12));
            assertThat(moments.variance().getDouble(0)).isCloseTo(variance, within(1e-12));
            if (means.length > 1) {
                assertThat(moments.standardError().getDouble(0))
                        .isCloseTo(Math.sqrt(variance / (means.length - 1)), within(1e-6));
            }
        }
    }

    @Test
    void refusesBlocksOfNoDraws() {
        assertThatThrownBy(() -> new Moments(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("together: 0", "1 draw or more");
    }

    @Test
    void aSingleDrawHasNoStandardErrorAndNoDrawsHaveNothing() {
        try (NDManager manager = Torch.manager()) {
            Moments moments = new Moments();
            assertThat(moments.isEmpty()).isTrue();
            assertThatThrownBy(moments::mean)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("moments: of no draws; expected one complete block of them or more");
            assertThatThrownBy(moments::standardError).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(moments::variance).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(moments::varianceStandardError).isInstanceOf(IllegalStateException.class);
            moments.add(manager.create(new double[] {3}, new Shape(1, 1)), manager);
            assertThat(moments.isEmpty()).isFalse();
            assertThat(moments.mean().getDouble(0)).isEqualTo(3);
            assertThat(moments.standardError().getDouble(0)).isNaN();
            assertThat(moments.varianceStandardError().getDouble(0)).isNaN();
        }
    }

    @Test
    void keepsFourArraysHoweverManyDrawsItSees() {
        try (NDManager manager = Torch.manager()) {
            Moments moments = new Moments();
            int before = OwnedArrays.of(manager);
            for (int i = 0; i < 20; i++) {
                NDArray draws = manager.ones(new Shape(5, 3));
                moments.add(draws, manager);
            }
            assertThat(OwnedArrays.of(manager)).isEqualTo(before + 4);
        }
    }

    private static double central(double[] draws, double mean, int power) {
        return Arrays.stream(draws)
                .map(a -> Math.pow(a - mean, power))
                .average()
                .orElseThrow();
    }
}
