package org.ascribe.axiom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
}
