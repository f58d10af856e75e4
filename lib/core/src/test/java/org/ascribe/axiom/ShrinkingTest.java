package org.ascribe.axiom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.gradient.Gradient;
import org.ascribe.propagation.RevealCancel;
import org.junit.jupiter.api.Test;

class ShrinkingTest {

    /** Whatever part is taken away from what comes out, or whatever number is made simpler, the axiom is no longer broken by as much. */
    @Test
    void nothingMoreCanBeTakenAway() {
        Verdict.Broken broken =
                (Verdict.Broken) Search.STANDARD.verdict(new RevealCancel(), new ImplementationInvariance());
        CounterExample example = broken.counterExample();
        Examiner examiner = new Examiner(new RevealCancel());
        Trial smallest = example.again(examiner);
        List<Specimen> smaller = Smaller.of(example.specimen());
        assertThat(smaller).isNotEmpty();
        assertThat(smaller)
                .allSatisfy(specimen -> assertThat(example.axiom()
                                .question(specimen)
                                .filter(question -> question.hiddenUnits()
                                        <= smallest.question().hiddenUnits())
                                .flatMap(question ->
                                        examiner.examine(example.axiom(), List.of(specimen)).trials().stream()
                                                .findFirst())
                                .filter(trial -> trial.relative() >= 0.05))
                        .isEmpty());
    }

    @Test
    void theSameSearchFindsTheSame() {
        Search few = new Search(30, 4, 300, 5);
        assertThat(few.verdict(new Gradient(), new Completeness()))
                .isEqualTo(few.verdict(new Gradient(), new Completeness()));
    }

    @Test
    void numbersBecomeSimpler() {
        assertThat(Simpler.WEIGHT.than(1.37))
                .containsExactly(0.0, 1.0, -1.0, 2.0, -2.0, 3.0, -3.0, 0.5, -0.5, 4.0, -4.0, 1.5, 1.4);
        assertThat(Simpler.WEIGHT.than(2)).containsExactly(0.0, 1.0, -1.0);
        assertThat(Simpler.INPUT.than(0.5)).containsExactly(0.0, 1.0);
        assertThat(Simpler.INPUT.than(0)).isEmpty();
    }

    @Test
    void inOtherUnitsTheFunctionIsTheSameAndItsNumbersAreSimpler() {
        RandomSpecimens random = new RandomSpecimens(3);
        int found = 0;
        for (int family = 0; family < 40; family++) {
            Specimen specimen = Simpler.rounded(random.family(family, 1).get(0), 0.5);
            double value = specimen.net().value(specimen.input());
            for (Specimen other : Rescaled.of(specimen)) {
                found++;
                assertThat(other.net().value(other.input())).isCloseTo(value, within(1e-12));
                assertThat(Simpler.rank(other)).isLessThan(Simpler.rank(specimen));
            }
        }
        assertThat(found).isGreaterThan(40);
    }

    @Test
    void aRelusWeightsAndAnInputAreRescaledTogether() {
        SmallNet net = SmallNet.of(
                new Level(new double[][] {{1}}, new double[1], Link.RELU),
                new Level(new double[][] {{-0.5}}, new double[] {1}, Link.IDENTITY));
        Specimen simplest = Rescaled.of(new Specimen(net, new double[] {1}, new double[1], 0))
                .get(0);
        assertThat(simplest.net()).hasToString("−relu(x1) + 1");
        assertThat(simplest.input()).containsExactly(0.5);
    }
}
