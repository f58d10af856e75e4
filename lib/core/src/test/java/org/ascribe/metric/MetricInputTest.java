package org.ascribe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.Gradient;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.LayerIntegratedGradients;
import org.ascribe.metric.RegionPerturbation.Mode;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.sampling.Sampler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The ways to hand a metric what it judges, and what is no such thing. */
class MetricInputTest {

    private final Nets net = new Nets(6, List.of(4), 3, Activation.TANH, 2);
    private final NDManager manager = Torch.manager();
    private final Model model = net.model(DataType.FLOAT64);
    private final ScalarFunction f = model.target(1);
    private final NDArray x = net.batch(manager, 2, DataType.FLOAT64);

    @AfterEach
    void free() {
        model.close();
        manager.close();
    }

    @Test
    void attributionsAreJudgedAsTheirValuesAre() {
        List<Attribution> attributions = new InputXGradient().attributeAll(f, x);
        NDArray values = x.mul(f.gradient(x));
        PerturbationCurve morf = PerturbationCurve.morf();
        assertThat(morf.curvesOfAll(f, x, attributions)).isEqualTo(morf.curvesOfAll(f, x, values));
        assertThat(morf.ofAll(f, x, attributions)).isEqualTo(morf.ofAll(f, x, values));
    }

    @Test
    void aMethodIsJudgedAtASampleAsInABatch() {
        MaximumSensitivity metric = MaximumSensitivity.inBall(0.1, 5, 3);
        Measurement alone = metric.of(new Gradient(), f, x.get(0));
        assertThat(alone)
                .isEqualTo(metric.ofAll(new Gradient(), f, x.get("0:1")).get(0));
        assertThat(alone.value()).isPositive();
    }

    /** More draws than are computed at a time. */
    @Test
    void theMaximumIsThatOfAllDraws() {
        Sampler noise = Sampler.uniform(-0.1, 0.1, 3);
        Sampler later = (batch, from, to) -> noise.draws(batch, from + 1000, to + 1000);
        List<Measurement> all = new MaximumSensitivity(noise, 2000).ofAll(new Gradient(), f, x);
        List<Measurement> first = new MaximumSensitivity(noise, 1000).ofAll(new Gradient(), f, x);
        List<Measurement> last = new MaximumSensitivity(later, 1000).ofAll(new Gradient(), f, x);
        for (int row = 0; row < 2; row++) {
            double larger = Math.max(first.get(row).value(), last.get(row).value());
            assertThat(all.get(row).value()).isCloseTo(larger, within(1e-12));
        }
    }

    @Test
    void mapsAndRegionsAreThoseOfImages() {
        refuses(() -> new AverageTotalVariation().ofAll(x), "values: shape (2, 6); maps need images");
        RegionPerturbation regions = new RegionPerturbation(1, 1, 1, Sampler.uniform(0, 1, 1), 1, Mode.EXACT);
        refuses(() -> regions.curvesOfAll(f, x, x), "batch: shape (2, 6); regions need images");
        NDArray images = manager.ones(new Shape(2, 1, 3, 3), DataType.FLOAT64);
        assertThat(new AverageTotalVariation().ofAll(images))
                .extracting(Measurement::value)
                .containsExactly(0.0, 0.0);
    }

    @Test
    void samplesAreThoseOfTheFunction() {
        NDArray short3 = x.get(":, :3");
        String words = "batch: shape (2, 3); expected one or more samples of shape (6)";
        refuses(() -> PerturbationCurve.morf().ofAll(f, short3, short3), words);
        refuses(() -> MaximumSensitivity.inBall(0.1, 5, 3).ofAll(new Gradient(), f, short3), words);
    }

    @Test
    void attributionsOfALayerAreNotOfTheInput() {
        List<Attribution> ofUnits = new LayerIntegratedGradients("dense0").attributeAll(f, x);
        refuses(
                () -> PerturbationCurve.morf().ofAll(f, x, ofUnits),
                "attributions: number 0 has shape [4]; expected one number per feature of (6)");
    }

    @Test
    void numbersThatHaveNoMeanOrDoNotMatch() {
        refuses(SampleMean::of, "values: none; expected one or more to have a mean");
        refuses(() -> MaximumSensitivity.inBall(0, 5, 1), "radius: 0.0; expected a positive, finite one");
        refuses(
                () -> PercentageChange.of(new double[2], new double[3]),
                "reformulated: 3 values; expected 2, as many as the original has");
        assertThat(SampleMean.of(1, 2, 3)).hasToString("2.00000 ± 0.58");
        assertThat(SampleMean.of(2)).hasToString("2.00000");
    }

    private static void refuses(ThrowingCallable call, String words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(words);
    }
}
