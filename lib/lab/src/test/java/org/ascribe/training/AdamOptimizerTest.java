package org.ascribe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Random;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.Test;

class AdamOptimizerTest {

    /** The published update, number by number. */
    @Test
    void followsThePublishedUpdate() {
        Random random = new Random(3);
        double[] w = {1, -2, 0.5};
        double[] m = new double[3];
        double[] v = new double[3];
        try (NDManager manager = Torch.manager()) {
            Optimizer adam = new Adam(0.01).optimizer(20);
            NDArray weight = manager.create(w.clone());
            for (int t = 1; t <= 20; t++) {
                double[] g = random.doubles(3, -2, 2).toArray();
                adam.update("w", weight, manager.create(g));
                for (int i = 0; i < 3; i++) {
                    m[i] = 0.9 * m[i] + 0.1 * g[i];
                    v[i] = 0.999 * v[i] + 0.001 * g[i] * g[i];
                    double mean = m[i] / (1 - Math.pow(0.9, t));
                    double square = v[i] / (1 - Math.pow(0.999, t));
                    w[i] -= 0.01 * mean / (Math.sqrt(square) + 1e-8 / Math.sqrt(1 - Math.pow(0.999, t)));
                }
            }
            // β₁ and β₂ are float32 to the engine.
            assertThat(weight.toDoubleArray()).containsExactly(w, within(1e-6));
        }
    }

    /** An independent implementation, penalty and falling rate included. */
    @Test
    void takesTheStepsOfDjl() {
        Random random = new Random(5);
        try (NDManager manager = Torch.manager()) {
            Optimizer ours = new AdamCosine(0.02, 1e-3).optimizer(30);
            Optimizer theirs = ai.djl.training.optimizer.Adam.builder()
                    .optLearningRateTracker(Tracker.cosine()
                            .setBaseValue(0.02f)
                            .optFinalValue(0)
                            .setMaxUpdates(30)
                            .build())
                    .optWeightDecays(1e-3f)
                    .build();
            NDArray a = manager.create(new float[] {1, -2, 0.5f});
            NDArray b = a.duplicate();
            for (int t = 0; t < 30; t++) {
                NDArray g = manager.create(
                        new float[] {random.nextFloat() - 0.5f, random.nextFloat() * 10, random.nextFloat() * 1e-3f});
                ours.update("w", a, g);
                theirs.update("w", b, g.duplicate());
                // The rate's square root and powers are taken in double precision here.
                assertThat(a.sub(b).abs().max().getFloat()).isLessThan(2e-6f);
            }
        }
    }
}
