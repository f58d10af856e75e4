package org.ascribe.taylor.principle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.GradCam;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.LayerConductance;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.perturbation.ShapleyValues;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.sampling.Sampler;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.junit.jupiter.api.Test;

/** The criteria can say yes and no: methods that are known to break one principle, and only that one. */
class PrinciplesTest {

    private static final IntegratedGradients IG = new IntegratedGradients();

    /** Complete and with the right baseline, but every value stands one feature too far. */
    private record OneAside() implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray x) {
            NDArray flat = IG.scores(f, x).values().reshape(x.getShape().get(0), -1);
            NDArray aside = flat.get(":, -1:").concat(flat.get(":, :-1"), 1);
            return Scores.of(aside.reshape(x.getShape())).from(x.zerosLike());
        }
    }

    /** A part of Integrated Gradients. */
    private record Part(double part) implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray x) {
            return Scores.of(IG.scores(f, x).values().mul(part)).from(x.zerosLike());
        }
    }

    /** What everything comes to, spread evenly. */
    private record Evenly() implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray x) {
            NDArray change = f.value(x)
                    .sub(f.value(x.zerosLike()))
                    .div(x.getShape().slice(1).size());
            return Scores.of(x.onesLike().mul(change.reshape(-1, 1, 1, 1))).from(x.zerosLike());
        }
    }

    /** Exact, but for noise that differs from feature to feature, with an honest standard error. */
    private record Noisy(double sigma) implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray x) {
            NDArray noise = Sampler.gaussian(sigma, 3).draws(x, 0, 1).squeeze(0);
            return Scores.of(IG.scores(f, x).values().add(noise))
                    .from(x.zerosLike())
                    .withStandardError(x.onesLike().mul(sigma));
        }
    }

    /** Nothing for anybody. */
    private record Nothing() implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray x) {
            return Scores.of(x.zerosLike());
        }
    }

    /** The explained sample moved by a constant: every feature is equally far from it. */
    private static Baseline shifted(double by) {
        return x -> x.add(by);
    }

    @Test
    void valuesOfAnotherFeatureAreAWrongAssignmentAndNothingElse() {
        Principles principles = Principles.of(new OneAside());
        assertThat(principles.first().followed()).isEqualTo(Followed.YES);
        assertThat(principles.second().followed()).isEqualTo(Followed.NO);
        assertThat(principles.second().because()).containsPattern("of f = .*, where it is .*, [a-d] gets");
    }

    @Test
    void aMethodThatKeepsATenthToItselfIsNotCompleteAndAssignsNothingWhole() {
        assertThat(Principles.of(new Part(0.9)).count()).isZero();
        assertThat(Principles.of(new Part(0.9)).first().number()).isCloseTo(0.1, within(1e-9));
        assertThat(Principles.of(new Part(0.99)).count()).isEqualTo(2);
    }

    @Test
    void spreadingEvenlyIsOneUnitThatIsAlwaysWholeAndHasNoValuesToFollow() {
        Principles principles = Principles.of(new Evenly());
        assertThat(principles.third().followed()).isEqualTo(Followed.NOT_ASKED);
        assertThat(principles.third().because()).contains("tells apart: 1; expected 3 or more");
    }

    @Test
    void onlyABaselineThatIsEquallyFarFromAllFeaturesIsUnbiased() {
        UnbiasedBaseline third = new UnbiasedBaseline(5);
        assertThat(third.judge(IG.withBaseline(shifted(0.3))).followed()).isEqualTo(Followed.YES);
        assertThat(third.judge(new Occlusion(shifted(-0.2), FeatureGroups.single()))
                        .followed())
                .isEqualTo(Followed.YES);
        assertThat(third.judge(IG.withBaseline(Baseline.constant(0.5))).number())
                .isCloseTo(1, within(0.1));
        assertThat(third.judge(new AveragedBaselines(Sampler.gaussian(0.3, 1).around(), 20))
                        .followed())
                .isEqualTo(Followed.YES);
        assertThat(third.judge(new AveragedBaselines(Sampler.uniform(0, 1, 1), 20))
                        .followed())
                .isEqualTo(Followed.NO);
        assertThat(third.judge(new Nothing()).followed()).isEqualTo(Followed.NOT_ASKED);
    }

    @Test
    void withoutABaselineOnlyABiasShows() {
        Ruling gradient = new UnbiasedBaseline(5).judge(new Gradient());
        assertThat(gradient.followed()).isEqualTo(Followed.NOT_ASKED);
        assertThat(gradient.number()).isZero();
        assertThat(gradient.because()).startsWith("it names no baseline that could be biased; slopes 0.00");
        assertThat(new UnbiasedBaseline(5).judge(new InputXGradient()).followed())
                .isEqualTo(Followed.NO);
    }

    @Test
    void noiseIsToldFromAWrongAnswerAndHeldAgainstNobodyUnlessItHidesTheAnswer() {
        assertThat(Principles.of(new Noisy(1e-3)).count()).isEqualTo(2);
        Principles deafened = Principles.of(new Noisy(3));
        assertThat(deafened.second().followed()).isNotEqualTo(Followed.YES);
        assertThat(deafened.third().followed()).isEqualTo(Followed.NOT_ASKED);
        assertThat(deafened.third().because()).contains("more draws");
    }

    @Test
    void whatIsPartlyRightIsSaidToBe() {
        Ruling quadratic = new CorrectAssignment(1).judge(new TaylorIntegratedGradients(Baseline.zero()));
        assertThat(quadratic.followed()).isEqualTo(Followed.PARTIALLY);
        assertThat(quadratic.because())
                .endsWith(
                        "; whole are independent terms of order 2, interactive terms of order 2, terms beside others that cancel");

        assertThat(new CorrectAssignment(1).judge(Occlusion.one()).because())
                .endsWith(
                        "; whole are independent terms of order 2, independent terms of orders 3 and 4, terms beside others"
                                + " that cancel");
        assertThat(new CorrectAssignment(1).judge(Occlusion.patches(2)).because())
                .contains("; whole are ", "interactive terms of order 2,");

        Ruling leaking = new LowApproximationError(1).judge(new EpsilonLrp());
        assertThat(leaking.followed()).isEqualTo(Followed.PARTIALLY);
        assertThat(leaking.because())
                .endsWith(
                        "; complete on those of tanh without biases, squares without biases, softplus without biases; it names no"
                                + " baseline, so what Σ aᵢ was to come to is f(x) less any constant");
    }

    @Test
    void aRefusalIsNoVerdict() {
        Principles seen = Principles.of(new ShapleyValues(Baseline.zero(), FeatureGroups.labelled(0, 1)));
        assertThat(seen.all()).extracting(Ruling::followed).containsOnly(Followed.NOT_ASKED);
        assertThat(seen.first().because()).startsWith("labels: 2 labels; expected 12");
        assertThat(seen.count()).isZero();
        assertThat(Principles.of(new LayerConductance("layer0")).second().because())
                .contains("expected the 12 features");
    }

    @Test
    void unitsAreWhatAMethodTellsApart() {
        assertThat(Units.of(IG).members()).hasSize(12);
        assertThat(Units.of(Occlusion.patches(2)).members()).hasSize(4);
        assertThat(Units.of(new GradCam()).members()).hasSize(1);
    }

    /** Why the third principle is easily had: baselines around x cancel in all that is linear. */
    @Test
    void baselinesAroundTheSampleGiveALinearFunctionNothing() {
        Ruling ruling = new UnbiasedBaseline(1).judge(ExpectedGradients.gaussian(0.3, 2000, 0));
        assertThat(ruling.because()).containsPattern("± \\S+ of Σ zᵢ \\(values -?0\\.00\\d+,");
    }

    @Test
    void otherFunctionsGiveTheSameVerdicts() {
        for (long seed = 2; seed < 5; seed++) {
            assertThat(new LowApproximationError(seed).judge(IG).followed()).isEqualTo(Followed.YES);
            assertThat(new LowApproximationError(seed).judge(Occlusion.one()).followed())
                    .isEqualTo(Followed.NO);
            assertThat(new LowApproximationError(seed).judge(new EpsilonLrp()).followed())
                    .isEqualTo(Followed.PARTIALLY);
            assertThat(new CorrectAssignment(seed).judge(IG).followed()).isEqualTo(Followed.YES);
            assertThat(new CorrectAssignment(seed).judge(Occlusion.one()).followed())
                    .isEqualTo(Followed.PARTIALLY);
            assertThat(new UnbiasedBaseline(seed).judge(IG).followed()).isEqualTo(Followed.NO);
            AttributionMethod eg = ExpectedGradients.gaussian(0.3, 300, seed);
            assertThat(Principles.of(eg).count()).as("seed " + seed).isEqualTo(3);
        }
    }
}
