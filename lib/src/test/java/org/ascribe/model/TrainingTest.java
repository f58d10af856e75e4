package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TrainingTest {

    private static final Supplier<Network> NET = () -> new Network(
            new Shape(2),
            List.of(Layer.dense("dense1", 12), Layer.activation("tanh1", Activation.TANH), Layer.dense("dense2", 2)));

    /** Inside or outside a circle: no linear model can tell. */
    private static Training.Samples circle(int n, long seed) {
        Random random = new Random(seed);
        float[] inputs = new float[2 * n];
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            float x = 2 * random.nextFloat() - 1;
            float y = 2 * random.nextFloat() - 1;
            inputs[2 * i] = x;
            inputs[2 * i + 1] = y;
            labels[i] = x * x + y * y < 0.6 ? 1 : 0;
        }
        return new Training.Samples(new Shape(2), inputs, labels);
    }

    @Test
    void learnsWhatCanBeLearned() {
        List<Double> losses = new ArrayList<>();
        Weights weights =
                new Training(30, 32, 0.02, 0, 7).fit(NET, circle(1000, 1), progress -> losses.add(progress.loss()));
        assertThat(losses).hasSize(30);
        assertThat(losses.get(29)).isLessThan(losses.get(0) / 2);
        try (Model model = Model.of("circle", NET, weights, DataType.FLOAT32)) {
            assertThat(Accuracy.of(model, circle(500, 2))).isGreaterThan(0.9);
        }
        assertThat(weights.notes()).containsEntry("seed", "7").containsKeys("training", "engine");
    }

    @Test
    void theSameSeedGivesTheSameWeightsAndAnotherSeedOthers() {
        Training training = new Training(2, 50, 0.01, 1e-4, 3);
        String first = training.fit(NET, circle(230, 1), progress -> {}).hash();
        assertThat(training.fit(NET, circle(230, 1), progress -> {}).hash()).isEqualTo(first);
        assertThat(new Training(2, 50, 0.01, 1e-4, 4)
                        .fit(NET, circle(230, 1), progress -> {})
                        .hash())
                .isNotEqualTo(first);
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Training(5, 10, 0.01, 0, 1).fit(NET, circle(100, 1), progress -> {}))
                .isInstanceOf(InterruptedWorkException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
