package org.ascribe.gradient;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.gradient.SmoothGrad.Statistic;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.sampling.Sampler;
import org.junit.jupiter.api.Test;

class SmoothGradTest {

    @Property(tries = 20)
    void noiseDoesNotChangeTheGradientOfALinearFunction(@ForAll long seed) {
        Nets net = new Nets(7, List.of(), 3, Activation.SIGMOID, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            ScalarFunction f = model.target(1);
            SmoothGrad smooth = new SmoothGrad(new Gradient(), 2, 30, seed);
            near(smooth.attribute(f, x).values(), net.weight(0)[1], 1e-14);
            near(smooth.withStatistic(Statistic.VARIANCE).attribute(f, x).values(), new double[7], 1e-28);
            near(
                    smooth.withStatistic(Statistic.MEAN_SQUARE).attribute(f, x).values(),
                    new SquaredGradient().attribute(f, x).values(),
                    1e-14);
        }
    }

    /** {@code mean of squares = mean² + variance}, over more draws than fit into one portion. */
    @Property(tries = 10)
    void theThreeStatisticsAgree(@ForAll long seed) {
        Nets net = new Nets(7, List.of(6), 3, Activation.RELU, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            ScalarFunction f = model.target(1);
            SmoothGrad smooth = new SmoothGrad(new IntegratedGradients(), 1, 300, seed);
            double[] mean = smooth.attribute(f, x).values();
            double[] square =
                    smooth.withStatistic(Statistic.MEAN_SQUARE).attribute(f, x).values();
            double[] variance =
                    smooth.withStatistic(Statistic.VARIANCE).attribute(f, x).values();
            for (int i = 0; i < mean.length; i++) {
                assertThat(square[i]).isCloseTo(mean[i] * mean[i] + variance[i], within(1e-12));
            }
        }
    }

    @Property(tries = 5)
    void theClassIsDecidedAtTheSampleAndTheUnderlyingErrorOfIntegrationIsKept(@ForAll long seed) {
        Nets net = new Nets(7, List.of(6), 3, Activation.TANH, seed);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            AttributionMethod ig = new IntegratedGradients();
            Attribution a = new SmoothGrad(ig, 5, 20, seed).attribute(model.target(Target.predicted()), x);
            assertThat(a.target())
                    .isEqualTo(
                            model.target(Target.predicted()).at(x.expandDims(0)).targets()[0]);
            assertThat(a.certificate().quadratureError()).isPresent();
            assertThat(a.baselineOutput()).isEmpty();
        }
    }

    /** Two standard errors of a variance cover the variance of many more draws about as often as they say. */
    @Test
    void theStandardErrorOfAVarianceTellsHowSureItIs() {
        Nets net = new Nets(6, List.of(8), 3, Activation.TANH, 9);
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            ScalarFunction f = model.target(0);
            double[] exact = new SmoothGrad(new Gradient(), Sampler.gaussian(0.5, -1), 100_000, Statistic.VARIANCE)
                    .attribute(f, x)
                    .values();
            int covered = 0;
            for (int seed = 0; seed < 100; seed++) {
                Attribution a = new SmoothGrad(new Gradient(), 0.5, 400, seed)
                        .withStatistic(Statistic.VARIANCE)
                        .attribute(f, x);
                double[] error = a.certificate().standardError().orElseThrow();
                for (int i = 0; i < 6; i++) {
                    covered += Math.abs(a.values()[i] - exact[i]) <= 1.96 * error[i] ? 1 : 0;
                }
            }
            // Biased low by the skewness of squares; 400 draws are many, not infinitely many.
            assertThat(covered / 600.0).isBetween(0.88, 0.99);
        }
    }

    @Test
    void refusesNoDraws() {
        assertThatThrownBy(() -> new SmoothGrad(new Gradient(), 1, 0, 0))
                .hasMessageContainingAll("samples: 0", "expected 1 or more");
    }
}
