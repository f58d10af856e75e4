package org.ascribe.metric.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.metric.noise.LineSearch.Mode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

class LineSearchTest {

    @Provide
    Arbitrary<Landscape> landscapes() {
        return Landscape.any();
    }

    /** The printed lines as a loop over variables, with everything it asks written down. */
    private static final class Printed {
        final List<Double> asked = new ArrayList<>();
        final DoubleUnaryOperator objective;
        double bestSigma;
        double bestAuc;

        Printed(DoubleUnaryOperator objective) {
            this.objective = objective;
        }

        double auc(double sigma) {
            asked.add(sigma);
            return sigma == 0 ? Double.POSITIVE_INFINITY : objective.applyAsDouble(sigma);
        }

        void search(LineSearch p, double start) {
            double sigma = start;
            double auc = auc(sigma);
            double alpha = p.rate();
            int s = 0;
            bestSigma = sigma;
            bestAuc = auc;
            for (int i = 1; i <= p.iterations(); i++) {
                double aucS = auc(Math.abs(sigma + alpha));
                if (aucS > auc) {
                    sigma = Math.abs(sigma - alpha);
                    aucS = auc(sigma);
                } else {
                    sigma = Math.abs(sigma + alpha);
                }
                if (aucS > auc) {
                    boolean again = p.mode() == Mode.EXACT ? s <= p.stops() : s < p.stops();
                    if (!again) {
                        break;
                    }
                    alpha *= p.decay();
                    s++;
                } else {
                    s = 0;
                    if (aucS < bestAuc) {
                        bestAuc = aucS;
                        bestSigma = sigma;
                    }
                }
                auc = aucS;
            }
        }
    }

    @Property(tries = 500)
    void asksForTheScalesOfThePrintedAlgorithmAndFindsItsBest(
            @ForAll("landscapes") Landscape objective,
            @ForAll @DoubleRange(min = 0.01, max = 2) double start,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double rate,
            @ForAll @DoubleRange(min = 0.1, max = 0.95) double decay,
            @ForAll @IntRange(min = 1, max = 25) int iterations,
            @ForAll @IntRange(min = 0, max = 5) int stops,
            @ForAll Mode mode) {
        LineSearch settings = new LineSearch(rate, decay, iterations, stops, mode);
        Printed printed = new Printed(objective);
        printed.search(settings, start);
        ScaleSearch found = settings.from(start).of(objective);
        assertThat(found.history().stream().map(Evaluation::sigma)).isEqualTo(printed.asked);
        assertThat(found.best()).isEqualTo(new Evaluation(printed.bestSigma, printed.bestAuc));
        assertThat(found.ended()).isNotEmpty();
    }

    /** With noise of its own at every evaluation the same scale may have two values. */
    @Property(tries = 200)
    void followsThePrintedAlgorithmOnNoiseToo(
            @ForAll long seed, @ForAll @DoubleRange(min = 0.05, max = 2) double start, @ForAll Mode mode) {
        LineSearch settings = new LineSearch().withMode(mode);
        Printed printed = new Printed(noise(seed));
        printed.search(settings, start);
        ScaleSearch found = settings.from(start).of(noise(seed));
        assertThat(found.history().stream().map(Evaluation::sigma)).isEqualTo(printed.asked);
        assertThat(found.best()).isEqualTo(new Evaluation(printed.bestSigma, printed.bestAuc));
    }

    private static DoubleUnaryOperator noise(long seed) {
        Random random = new Random(seed);
        return sigma -> random.nextGaussian();
    }

    /** Of equals none is worse, so it goes up and up. */
    @Example
    void followsThePrintedAlgorithmWhereAllIsEqual() {
        for (Mode mode : Mode.values()) {
            LineSearch settings = new LineSearch().withMode(mode);
            Printed printed = new Printed(sigma -> 1);
            printed.search(settings, 0.7);
            ScaleSearch found = settings.from(0.7).of(sigma -> 1);
            assertThat(found.history().stream().map(Evaluation::sigma)).isEqualTo(printed.asked);
        }
    }

    @Example
    void theCodeGivesUpOneStepBeforeTheText() {
        // A value that only ever rises: every step is worse than the one before.
        int[] calls = {0};
        DoubleUnaryOperator rising = sigma -> calls[0]++;
        ScaleSearch code = new LineSearch().from(1).of(rising);
        ScaleSearch text = new LineSearch().withMode(Mode.EXACT).from(1).of(rising);
        // The first, then two an iteration: after three shrinkings the fourth worse step is the last, or after four the
        // fifth.
        assertThat(code.history()).hasSize(1 + 2 * 4);
        assertThat(text.history()).hasSize(1 + 2 * 5);
        assertThat(code.ended()).isEqualTo("worse after 3 smaller steps in a row");
        assertThat(code.best().sigma()).isEqualTo(1);
    }

    @Example
    void aScaleOfZeroIsNotAskedFor() {
        ScaleSearch search = new LineSearch(0.5, 0.9, 2, 3, Mode.PAPER).from(0.5);
        search = search.tell(1).tell(2);
        assertThat(search.history())
                .containsExactly(new Evaluation(0.5, 1), new Evaluation(1, 2), new Evaluation(0, 1 / 0.0));
        assertThat(search.ask()).containsExactly(0.45);
        assertThat(search.tell(5).best()).isEqualTo(new Evaluation(0.5, 1));
        assertThat(search.tell(5).ended()).isEqualTo("2 iterations done");
    }

    @Example
    void statesDoNotChange() {
        ScaleSearch start = new LineSearch().from(0.7);
        ScaleSearch up = start.tell(3);
        up.tell(2);
        up.tell(4);
        assertThat(start.ask()).containsExactly(0.7);
        assertThat(start.history()).isEmpty();
        assertThat(up.ask()).containsExactly(0.7 + 0.1);
        assertThat(up.ended()).isEmpty();
    }

    @Example
    void refusesWhatCannotBeSearched() {
        refuses(() -> new LineSearch().from(0), "sigma: 0.0", "positive, finite");
        refuses(() -> new LineSearch().from(Double.NaN), "sigma: NaN", "positive, finite");
        refuses(() -> new LineSearch(0, 0.9, 20, 3, Mode.PAPER), "rate, decay: 0.0, 0.9", "positive, finite rate");
        refuses(() -> new LineSearch(0.1, 1, 20, 3, Mode.PAPER), "rate, decay: 0.1, 1.0", "between 0 and 1");
        refuses(() -> new LineSearch(0.1, 0.9, 0, 3, Mode.PAPER), "iterations, stops: 0, 3", "1 iteration or more");
        refuses(() -> new LineSearch().from(1).tell(Double.NaN), "values: [NaN]", "expected 1");
        refuses(() -> new LineSearch().from(1).tell(1, 2), "values: [1.0, 2.0]", "expected 1");
        ScaleSearch over = new LineSearch().from(1).of(sigma -> 0);
        assertThatThrownBy(() -> over.tell())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is over");
        assertThatThrownBy(() -> new LineSearch().from(1).best())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing evaluated yet");
    }

    static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
