package org.ascribe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import java.util.Random;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.Test;

class AdadeltaOptimizerTest {

    /** The published update, number by number. */
    @Test
    void followsThePublishedUpdate() {
        double rate = 0.5;
        double decay = 0.95;
        double epsilon = 1e-6;
        Random random = new Random(3);
        double[] w = {1, -2, 0.5};
        double[] v = new double[3];
        double[] u = new double[3];
        try (NDManager manager = Torch.manager()) {
            Optimizer adadelta = new Adadelta(rate, decay, epsilon).optimizer(20);
            NDArray weight = manager.create(w.clone());
            for (int step = 0; step < 20; step++) {
                double[] g = random.doubles(3, -2, 2).toArray();
                NDArray gradient = manager.create(g);
                int owned = manager.getManagedArrays().size();
                adadelta.update("w", weight, gradient);
                assertThat(gradient.toDoubleArray()).containsExactly(g);
                // The state of the first step stays.
                assertThat(manager.getManagedArrays()).hasSizeLessThanOrEqualTo(owned + (step == 0 ? 2 : 0));
                for (int i = 0; i < 3; i++) {
                    v[i] = decay * v[i] + (1 - decay) * g[i] * g[i];
                    double d = g[i] * Math.sqrt(u[i] + epsilon) / Math.sqrt(v[i] + epsilon);
                    u[i] = decay * u[i] + (1 - decay) * d * d;
                    w[i] -= rate * d;
                }
            }
            // ρ and ε are float32 to the engine.
            assertThat(weight.toDoubleArray()).containsExactly(w, within(1e-7));
        }
    }

    /** Half of the way through, half the length; at the end, none. */
    @Test
    void theCosineShortensTheStepsToNothing() {
        int steps = 8;
        try (NDManager manager = Torch.manager()) {
            Optimizer fixed = new Adadelta().optimizer(steps);
            Optimizer falling = new AdadeltaCosine().optimizer(steps);
            NDArray one = manager.create(new double[] {0});
            NDArray other = manager.create(new double[] {0});
            for (int step = 1; step <= steps; step++) {
                double before = one.toDoubleArray()[0];
                double beforeOther = other.toDoubleArray()[0];
                fixed.update("w", one, manager.create(new double[] {3 - step}));
                falling.update("w", other, manager.create(new double[] {3 - step}));
                double length = one.toDoubleArray()[0] - before;
                assertThat(other.toDoubleArray()[0] - beforeOther)
                        .isEqualTo(length * (1 + Math.cos(Math.PI * step / steps)) / 2, within(1e-9));
            }
        }
    }

    @Test
    void parametersAreKeptApart() {
        try (NDManager manager = Torch.manager()) {
            Optimizer both = new Adadelta(1, 0.9, 1e-6).optimizer(1);
            Optimizer one = new Adadelta(1, 0.9, 1e-6).optimizer(1);
            NDArray a = manager.create(new double[] {1});
            NDArray b = manager.create(new double[] {1});
            NDArray alone = manager.create(new double[] {1});
            both.update("a", a, manager.create(new double[] {5}));
            both.update("b", b, manager.create(new double[] {0.1}));
            one.update("b", alone, manager.create(new double[] {0.1}));
            assertThat(b.toDoubleArray()).containsExactly(alone.toDoubleArray());
        }
    }

    @Test
    void badSettingsAreRefused() {
        for (double[] bad : new double[][] {{0, 0.9, 1e-6}, {1, 1, 1e-6}, {1, 0.9, 0}, {Double.NaN, 0.9, 1e-6}}) {
            assertThatThrownBy(() -> new Adadelta(bad[0], bad[1], bad[2]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected a positive rate");
        }
    }
}
