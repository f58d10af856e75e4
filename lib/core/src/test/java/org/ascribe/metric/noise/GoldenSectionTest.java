package org.ascribe.metric.noise;

import static org.ascribe.metric.noise.LineSearchTest.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class GoldenSectionTest {

    private static final double LOW = Math.exp(-5);
    private static final double HIGH = Math.exp(1);

    @Provide
    Arbitrary<Landscape> landscapes() {
        return Landscape.any();
    }

    /** Wherever the valley is, in the bracket or beyond one of its ends. */
    @Property(tries = 300)
    void findsTheOnlyValleyToItsTolerance(
            @ForAll("landscapes") Landscape any, @ForAll @DoubleRange(min = 0.01, max = 0.5) double tolerance) {
        Landscape objective = any.withoutRipple();
        ScaleSearch found = new GoldenSection(LOW, HIGH, tolerance, 100).start().of(objective);
        double expected = Math.min(HIGH, Math.max(LOW, Math.exp(objective.valley())));
        assertThat(found.best().sigma() / expected).isBetween(1 / (1 + tolerance), 1 + tolerance);
        assertThat(found.unimodal()).isTrue();
        assertThat(found.ended()).startsWith("bracket narrower");
        // Each evaluation after the first four makes the bracket 0.618 as wide on the logarithm.
        double narrowings = Math.log(6 / Math.log1p(tolerance)) / Math.log((1 + Math.sqrt(5)) / 2);
        assertThat((double) found.history().size()).isCloseTo(4 + Math.ceil(narrowings) - 1, within(1.0));
    }

    @Property(tries = 100)
    void everyScaleIsInTheBracketAndAskedForOnce(@ForAll("landscapes") Landscape objective) {
        ScaleSearch found = new GoldenSection(LOW, HIGH, 0.01, 15).start().of(objective);
        Set<Double> scales = found.history().stream().map(Evaluation::sigma).collect(Collectors.toSet());
        assertThat(scales).hasSameSizeAs(found.history()).allMatch(s -> s >= LOW && s <= HIGH);
        assertThat(found.history().size()).isLessThanOrEqualTo(15);
    }

    @Property(tries = 100)
    void theRegretAgainstAGridIsWhatTheSearchMissed(@ForAll("landscapes") Landscape objective) {
        DenseGrid grid = new DenseGrid(LOW, HIGH, 60);
        ScaleSearch found = new GoldenSection(LOW, HIGH).start().of(objective);
        double lowest = Arrays.stream(grid.scales()).map(objective).min().orElseThrow();
        assertThat(found.regret(grid.start().of(objective)))
                .isEqualTo(found.best().value() - lowest);
    }

    @Example
    void saysWhenWhatItSawHasTwoValleys() {
        // A valley at each end and a hill between: the search keeps to the left one.
        ScaleSearch found =
                new GoldenSection(0.1, 10, 0.05, 30).start().of(s -> -Math.abs(Math.log(s)) - 0.01 * Math.log(s));
        assertThat(found.unimodal()).isFalse();
        assertThat(new GoldenSection(0.1, 10).start().of(s -> s).unimodal()).isTrue();
    }

    @Example
    void stopsAtItsNumberOfEvaluations() {
        ScaleSearch found = new GoldenSection(0.1, 10, 1e-9, 7).start().of(s -> Math.pow(Math.log(s), 2));
        assertThat(found.history()).hasSize(7);
        assertThat(found.ended()).isEqualTo("7 evaluations done");
    }

    @Example
    void aGridIsEvenOnTheLogarithmAndAskedForAtOnce() {
        DenseGrid grid = new DenseGrid(0.01, 1, 3);
        double[] scales = grid.scales();
        assertThat(scales[0]).isEqualTo(0.01);
        assertThat(scales[1]).isCloseTo(0.1, within(1e-15));
        assertThat(scales[2]).isEqualTo(1);
        assertThat(grid.start().ask()).isEqualTo(scales);
        ScaleSearch over = grid.start().tell(3, 1, 2);
        assertThat(over.ask()).isEmpty();
        assertThat(over.best()).isEqualTo(new Evaluation(scales[1], 1));
        assertThat(over.ended()).isEqualTo("all 3 points done");
    }

    @Example
    void refusesWhatIsNoBracket() {
        refuses(() -> new GoldenSection(0, 1), "low, high: 0.0, 1.0", "0 < low < high");
        refuses(() -> new GoldenSection(1, 1), "low, high: 1.0, 1.0", "0 < low < high");
        refuses(() -> new GoldenSection(0.1, 1, 0, 20), "tolerance: 0.0", "positive, finite");
        refuses(() -> new GoldenSection(0.1, 1, 0.1, 3), "evaluations: 3", "4 or more");
        refuses(() -> new DenseGrid(2, 1, 5), "low, high: 2.0, 1.0", "0 < low < high");
        refuses(() -> new DenseGrid(0.1, 1, 1), "points: 1", "2 or more");
    }
}
