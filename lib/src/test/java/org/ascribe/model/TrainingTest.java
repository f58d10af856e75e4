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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    /** Shared layers, branches and recurrent layers have all their parameters trained, each once. */
    @ParameterizedTest
    @EnumSource(SmallNetworks.class)
    void everyKindOfLayerLearns(SmallNetworks net) {
        Shape shape = net.network().inputShape();
        int n = 120;
        Random random = new Random(4);
        float[] inputs = new float[n * (int) shape.size()];
        int[] labels = new int[n];
        for (int row = 0; row < n; row++) {
            labels[row] = row % 3;
            for (int i = 0; i < shape.size(); i++) {
                inputs[row * (int) shape.size() + i] = (float) random.nextGaussian() + labels[row] - 1;
            }
        }
        Training.Samples samples = new Training.Samples(shape, inputs, labels);
        List<Double> losses = new ArrayList<>();
        Weights before = new Training(1, 40, 1e-9, 0, 7).fit(net::network, samples, progress -> {});
        Weights after = new Training(25, 40, 0.02, 0, 7).fit(net::network, samples, p -> losses.add(p.loss()));
        assertThat(losses.get(24)).isLessThan(0.8 * losses.get(0));
        before.tensors()
                .forEach((name, tensor) ->
                        assertThat(after.tensors().get(name).values()).as(name).isNotEqualTo(tensor.values()));
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Training(5, 10, 0.01, 0, 1).fit(NET, circle(100, 1), progress -> {}))
                .isInstanceOf(InterruptedWorkException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
