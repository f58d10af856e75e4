package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.Trait;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.sampling.Sampler;
import org.junit.jupiter.api.Test;

public class HyperparametersTest {

    private static final IntegratedGradients INNER = new IntegratedGradients();

    /** A method around a method, with noise. */
    public record Noisy(AttributionMethod inner, Sampler noise, int samples) implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray batch) {
            return inner.scores(f, batch);
        }
    }

    @Test
    void aBaselineIsFoundInTheMethodAndBelow() {
        Baseline grey = Baseline.constant(0.5);

        assertThat(Hyperparameters.withBaseline(INNER, grey)).isEqualTo(INNER.withBaseline(grey));
        assertThat(Hyperparameters.withBaseline(new Noisy(INNER, Sampler.gaussian(1, 1), 3), grey))
                .isEqualTo(new Noisy(INNER.withBaseline(grey), Sampler.gaussian(1, 1), 3));
    }

    @Test
    void aSeedIsFoundInTheNoise() {
        AttributionMethod seeded = Hyperparameters.withSeed(
                new Noisy(INNER, Sampler.gaussian(0.25, 1).around(), 3), 42);

        assertThat(seeded).isEqualTo(new Noisy(INNER, Sampler.gaussian(0.25, 42).around(), 3));
    }

    @Test
    void aMethodThatDrawsTwiceGetsTwoSeeds() {
        ExpectedGradients seeded =
                (ExpectedGradients) Hyperparameters.withSeed(ExpectedGradients.gaussian(1, 8, 1), 42);

        assertThat(seeded.baselines()).isEqualTo(Sampler.gaussian(1, 42).around());
        assertThat(seeded.alphas()).isNotEqualTo(Sampler.stratified(8, 42)).isNotEqualTo(Sampler.stratified(8, ~1));
    }

    @Test
    void everySampledMethodOfTheCatalogueTakesASeed() {
        assertThat(Methods.all())
                .filteredOn(entry -> entry.is(Trait.SAMPLED))
                .allSatisfy(entry -> assertThat(Hyperparameters.withSeed(entry.method(), 42))
                        .hasSameClassAs(entry.method())
                        .isNotEqualTo(entry.method())
                        .isEqualTo(Hyperparameters.withSeed(entry.method(), 42)));
    }

    @Test
    void whatAMethodHasNotIsRefused() {
        assertThatThrownBy(() -> Hyperparameters.withSeed(INNER, 1))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("IntegratedGradients")
                .hasMessageContaining("has no seed");
        assertThatThrownBy(() -> Hyperparameters.withBaseline(new InputXGradient(), Baseline.zero()))
                .hasMessageContaining("has no baseline");
    }
}
