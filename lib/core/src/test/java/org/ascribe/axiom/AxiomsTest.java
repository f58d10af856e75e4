package org.ascribe.axiom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Ledger;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each axiom's judgement of answers that no method gave, whose size is known by hand. */
class AxiomsTest {

    /** {@code 2 x1 − x2 + 3 x3 + 1}. */
    private static final SmallNet LINEAR =
            SmallNet.of(new Level(new double[][] {{2, -1, 3}}, new double[] {1}, Link.IDENTITY));

    /** {@code 3 relu(x1 − 2 x2) + relu(x1 + x2 − 1) − 1}. */
    private static final SmallNet RELUS = SmallNet.of(
            new Level(new double[][] {{1, -2}, {1, 1}}, new double[] {0, -1}, Link.RELU),
            new Level(new double[][] {{3, 1}}, new double[] {-1}, Link.IDENTITY));

    private static Answer answer(double... values) {
        return new Answer(values, Arrays.stream(values).sum(), null, 0, List.of());
    }

    private static Answer answerFrom(double baselineOutput, double... values) {
        return new Answer(values, Arrays.stream(values).sum(), baselineOutput, 0, List.of());
    }

    private static double size(Axiom axiom, Specimen specimen, Answer... answers) {
        return axiom.question(specimen)
                .orElseThrow()
                .judgement()
                .of(List.of(answers))
                .orElseThrow()
                .size();
    }

    private static Specimen at(SmallNet net, double[] x, double[] second, int choice) {
        return new Specimen(net, x, second, choice);
    }

    static Stream<Axiom> thatLinearNetsKeep() {
        return Axioms.all().stream()
                .filter(axiom -> !(axiom instanceof InputShiftInvariance || axiom instanceof Conservation));
    }

    /** On a linear net {@code w ⊙ x} is right, whoever asks; if all terms are positive, positivity too. */
    @ParameterizedTest
    @MethodSource("thatLinearNetsKeep")
    void noAxiomIsMissedByWTimesX(Axiom axiom) {
        int asked = 0;
        for (int choice = 0; choice < 48; choice++) {
            Specimen specimen = at(LINEAR, new double[] {1.5, -2, 0.5}, new double[] {1, 2, 3}, choice);
            Question question = axiom.question(specimen).orElse(null);
            if (question != null && question.asks().stream().allMatch(AxiomsTest::isLinear)) {
                asked++;
                List<Answer> answers = question.asks().stream()
                        .map(ask -> answerFrom(ask.net().value(new double[3]), weightTimesInput(ask)))
                        .toList();
                // Continuity asks at two points.
                assertThat(question.judgement().of(answers).orElseThrow().size())
                        .as(axiom.name() + ", choice " + choice)
                        .isCloseTo(0, within(1e-8));
            }
        }
        assertThat(asked).isPositive();
    }

    /** Nets without a kink between 0 and where they are asked, as far as f itself tells. */
    private static boolean isLinear(Ask ask) {
        double[] x = ask.input();
        double[] half = Arrays.stream(x).map(v -> v / 2).toArray();
        double middle = (ask.net().value(x) + ask.net().value(new double[x.length])) / 2;
        return Math.abs(ask.net().value(half) - middle) < 1e-12
                && Math.abs(Arrays.stream(weightTimesInput(ask)).sum()
                                + ask.net().value(new double[3])
                                - ask.value())
                        < 1e-12;
    }

    private static double[] weightTimesInput(Ask ask) {
        double[] zero = new double[ask.input().length];
        return IntStream.range(0, zero.length)
                .mapToDouble(i -> {
                    double[] one = zero.clone();
                    one[i] = ask.input()[i];
                    return ask.net().value(one) - ask.net().value(zero);
                })
                .toArray();
    }

    @Test
    void completenessMissesWhatTheSumLacks() {
        Specimen specimen = at(LINEAR, new double[] {1, 1, 1}, new double[3], 0);
        // f(x) = 5, f(0) = 1
        assertThat(size(new Completeness(), specimen, answerFrom(1, 2, -1, 3.5)))
                .isEqualTo(0.5);
        assertThat(size(new Completeness(), specimen, answerFrom(2, 2, -1, 3))).isEqualTo(1);
        // Without a baseline, whichever is closer.
        assertThat(size(new Completeness(), specimen, answer(2, -1, 3))).isZero();
        assertThat(size(new Completeness(), specimen, answer(3, -1, 3))).isZero();
        assertThat(size(new Completeness(), specimen, answer(3, -1, 4))).isEqualTo(1);
    }

    @Test
    void sensitivityMissesTheChangeThatNothingIsAttributedTo() {
        Specimen specimen = at(LINEAR, new double[] {1, 2, 1}, new double[3], 1);
        assertThat(size(new SensitivityA(), specimen, answer(7, 0, 7))).isEqualTo(2);
        assertThat(size(new SensitivityA(), specimen, answer(0, 1e-6, 0))).isZero();
        assertThat(new SensitivityA()
                        .question(specimen)
                        .orElseThrow()
                        .asks()
                        .get(0)
                        .input())
                .containsExactly(0, 2, 0);
        assertThat(new SensitivityA().question(at(LINEAR, new double[3], new double[3], 1)))
                .as("nothing differs")
                .isEmpty();
    }

    @Test
    void dummyMissesWhatAnInputGetsThatFDoesNotDependOn() {
        Specimen specimen = at(RELUS, new double[] {2, 0.5}, new double[2], 0);
        Question without = new SensitivityB().question(specimen).orElseThrow();
        assertThat(without.asks().get(0).net()).hasToString("3 relu(−2 x2) + relu(x2 − 1) − 1");
        assertThat(size(new SensitivityB(), at(RELUS, new double[] {2, 0.5}, new double[2], 0), answer(-0.25, 9)))
                .isEqualTo(0.25);
        // f − f depends on nothing
        assertThat(size(new SensitivityB(), specimen.with(1), answer(-0.25, 0.5)))
                .isEqualTo(0.5);
    }

    @Test
    void equalitiesMissTheLargestDifference() {
        Specimen specimen = at(RELUS, new double[] {2, 0.5}, new double[] {1, 1}, 6);
        assertThat(size(new ImplementationInvariance(), specimen, answer(1, 2), answer(1, 2.5)))
                .isEqualTo(0.5);
        assertThat(size(new InputShiftInvariance(), specimen, answer(1, 2), answer(0, 2)))
                .isEqualTo(1);
        assertThat(size(new AffineScaleInvariance(), specimen, answer(1, 2), answer(3, 2)))
                .isEqualTo(2);
        assertThat(size(new Linearity(), specimen, answer(1, 2), answer(3, 2), answer(-2, 1)))
                .isEqualTo(1);
        assertThat(size(new Symmetry(), specimen, answer(1, 4))).isEqualTo(3);
    }

    /** Whatever the choice, f and what it is compared with are what they are said to be. */
    @Test
    void whatIsComparedIsWhatItIsSaidToBe() {
        double[] x = {2, 0.5};
        for (int choice = 0; choice < 64; choice++) {
            Specimen specimen = at(RELUS, x, new double[] {1, -3}, choice);
            double f = RELUS.value(x);
            List<Ask> shifted =
                    new InputShiftInvariance().question(specimen).orElseThrow().asks();
            assertThat(shifted.get(1).input()).containsExactly(3, -2.5);
            assertThat(shifted.get(1).value()).isCloseTo(f, within(1e-12));
            List<Ask> scaled =
                    new AffineScaleInvariance().question(specimen).orElseThrow().asks();
            assertThat(scaled.get(1).value()).isCloseTo(f, within(1e-12));
            List<Ask> parts = new Linearity().question(specimen).orElseThrow().asks();
            assertThat(parts.get(1).value() + parts.get(2).value()).isCloseTo(f, within(1e-12));
            SmallNet symmetric = new Symmetry()
                    .question(specimen)
                    .orElseThrow()
                    .asks()
                    .get(0)
                    .net();
            assertThat(symmetric.value(1, 4)).isCloseTo(symmetric.value(4, 1), within(1e-12));
            SmallNet none = new SensitivityB()
                    .question(specimen.with(3 * choice + 1))
                    .orElseThrow()
                    .asks()
                    .get(0)
                    .net();
            assertThat(none.value(4, 1)).isZero();
        }
    }

    @Test
    void conservationMissesTheLargestLossOfALayer() {
        Ledger.Entry kept = new Ledger.Entry("top", "rule", 3, 3, 0, 0, 0);
        Ledger.Entry lost = new Ledger.Entry("first", "rule", 3, 2.5, 0.5, 0, 0);
        Specimen specimen = at(RELUS, new double[] {2, 0.5}, new double[2], 0);
        Answer relevance = new Answer(new double[] {2, 0.5}, 2.5, null, 0, List.of(kept, lost));
        assertThat(size(new Conservation(), specimen, relevance)).isEqualTo(0.5);
        assertThat(new Conservation()
                        .question(specimen)
                        .orElseThrow()
                        .judgement()
                        .of(List.of(answer(1, 2))))
                .as("no ledger")
                .isEmpty();
    }

    @Test
    void positivityMissesTheMostNegative() {
        Specimen specimen = at(RELUS, new double[] {2, 0.5}, new double[2], 0);
        assertThat(size(new Positivity(), specimen, answer(5, -0.5))).isEqualTo(0.5);
        assertThat(size(new Positivity(), specimen, answer(5, 0))).isZero();
        assertThat(new Positivity().question(at(RELUS, new double[] {-1, 0.5}, new double[2], 0)))
                .as("where the relu on top is silent")
                .isEmpty();
    }

    /** From (2, 0.5) to (2, 1.5) the only kink is where x2 = 1. */
    @Test
    void continuityAsksOnBothSidesOfTheFirstKink() {
        Specimen specimen = at(RELUS, new double[] {2, 0.5}, new double[] {2, 1.5}, 0);
        List<Ask> asks = new Continuity().question(specimen).orElseThrow().asks();
        assertThat(asks.get(0).input()[1]).isLessThan(1).isCloseTo(1, within(1e-9));
        assertThat(asks.get(1).input()[1]).isGreaterThan(1).isCloseTo(1, within(1e-9));
        assertThat(asks.get(0).value()).isCloseTo(asks.get(1).value(), within(1e-8));
        assertThat(size(new Continuity(), specimen, answer(1, 0), answer(1, 0.25)))
                .isEqualTo(0.25);
    }

    @Test
    void demandMissesHowMuchAnAttributionFalls() {
        Specimen specimen = at(RELUS, new double[] {2, 0.5}, new double[] {1, -3}, 1);
        List<Ask> asks =
                new DemandMonotonicity().question(specimen).orElseThrow().asks();
        assertThat(asks.get(0).net()).hasToString("3 relu(x1 + 2 x2) + relu(x1 + x2 − 1) − 1");
        assertThat(asks.get(1).input()).containsExactly(2, 3.5);
        assertThat(size(new DemandMonotonicity(), specimen, answer(5, 2), answer(0, 1.5)))
                .isEqualTo(0.5);
        assertThat(size(new DemandMonotonicity(), specimen, answer(5, 2), answer(0, 2.5)))
                .isZero();
    }
}
