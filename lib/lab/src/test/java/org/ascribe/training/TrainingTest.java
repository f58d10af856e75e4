package org.ascribe.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.norm.Dropout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.network.Reshape;
import org.ascribe.network.SmallNetworks;
import org.ascribe.weights.Weights;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

    private static final Supplier<Network> NET = () -> new Network(
            new Shape(2),
            List.of(Layer.dense("dense1", 12), Layer.activation("tanh1", Activation.TANH), Layer.dense("dense2", 2)));

    /** Inside or outside a circle: no linear model can tell. */
    private static Samples circle(int n, long seed) {
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
        return new Samples(new Shape(2), inputs, labels);
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

    /** The engine records in every thread but the first: a cell of a notebook is run by another. */
    @Test
    void anyThreadTrains() throws Exception {
        Training training = new Training(2, 50, new Adam(0.01), 3);
        String here = training.fit(NET, circle(230, 1), progress -> {}).hash();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            assertThat(thread.submit(() -> training.fit(NET, circle(230, 1), progress -> {})
                                    .hash())
                            .get())
                    .isEqualTo(here);
        } finally {
            thread.shutdown();
        }
    }

    /** Each optimiser clears the gradients that it has used, else they would be added up and the loss grow. */
    @Test
    void everyOptimiserLearns() {
        for (Optimisation optimisation : List.of(new Adadelta(), new Adam(0.02), new AdamCosine(0.02, 1e-4))) {
            List<Double> losses = new ArrayList<>();
            new Training(30, 32, optimisation, 7).fit(NET, circle(1000, 1), p -> losses.add(p.loss()));
            assertThat(losses.get(29)).isLessThan(0.6 * losses.get(0));
            assertThat(losses.get(29)).isLessThan(1.2 * losses.get(19));
        }
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
        Samples samples = new Samples(shape, inputs, labels);
        List<Double> losses = new ArrayList<>();
        Weights before = new Training(1, 40, 1e-9, 0, 7).fit(net::network, samples, progress -> {});
        Weights after = new Training(25, 40, 0.02, 0, 7).fit(net::network, samples, p -> losses.add(p.loss()));
        assertThat(losses.get(24)).isLessThan(0.8 * losses.get(0));
        before.tensors()
                .forEach((name, tensor) ->
                        assertThat(after.tensors().get(name).values()).as(name).isNotEqualTo(tensor.values()));
    }

    /**
     * Batch normalisation as the first layer and all samples in every batch: after k epochs the running mean is {@code 1 − 0.9ᵏ} of
     * the samples' own, and the running variance has {@code 0.9ᵏ} left of the 1 it began with.
     */
    @Test
    void theStatisticsOfBatchNormalisationAreLearnedAndKept() {
        Supplier<Network> net = () -> Network.chain(new Shape(2), Layer.batchNorm("norm"), Layer.dense("dense", 2));
        Samples data = circle(200, 1);
        Weights weights = new Training(9, 200, 0.01, 0, 1).fit(net, data, progress -> {});
        double left = Math.pow(0.9, 9);
        for (int channel = 0; channel < 2; channel++) {
            double mean = 0;
            double squares = 0;
            for (int row = 0; row < 200; row++) {
                mean += data.inputs()[2 * row + channel] / 200.0;
                squares += Math.pow(data.inputs()[2 * row + channel], 2);
            }
            double variance = (squares - 200 * mean * mean) / 199;
            // Float32 statistics.
            assertThat(weights.tensors().get("norm.runningMean").value(channel))
                    .isCloseTo((1 - left) * mean, within(1e-6));
            assertThat(weights.tensors().get("norm.runningVar").value(channel))
                    .isCloseTo(left + (1 - left) * variance, within(1e-6));
        }
    }

    /** Pictures whose left half is bright or whose right half is, which mirroring makes one. */
    @Test
    void whatAugmentationMixesCannotBeLearned() {
        Shape shape = new Shape(1, 2, 4);
        float[] inputs = new float[100 * 8];
        int[] labels = new int[100];
        for (int row = 0; row < 100; row++) {
            labels[row] = row % 2;
            for (int i = 0; i < 8; i++) {
                inputs[8 * row + i] = i % 4 / 2 == labels[row] ? 1 : 0;
            }
        }
        Samples data = new Samples(shape, inputs, labels);
        Supplier<Network> net = () -> Network.chain(shape, Layer.flatten("flatten"), Layer.dense("dense", 2));
        List<Double> plain = new ArrayList<>();
        List<Double> mirrored = new ArrayList<>();
        Augmentation mirror = new MirrorAndShift(0);
        new Training(20, 20, 0.05, 0, 1).fit(net, data, progress -> plain.add(progress.loss()));
        Weights weights = new Training(20, 20, new AdamCosine(0.05, 0), 1)
                .withAugmentation(mirror)
                .fit(net, data, progress -> mirrored.add(progress.loss()));
        assertThat(plain.get(19)).isLessThan(0.1);
        // Half of each class look like the other: no network does better than ln 2 = 0.693 but by the luck of the draw.
        assertThat(mirrored.get(19)).isGreaterThan(0.6);
        assertThat(weights.notes().get("training")).contains("augmentation=MirrorAndShift[most=0]");
    }

    private static final Supplier<Network> WITH_DROPOUT = () -> Network.chain(
            new Shape(2),
            Layer.dense("dense1", 12),
            Layer.activation("tanh1", Activation.TANH),
            new Reshape("dropout", Dropout.builder().optRate(0.3f).build()),
            Layer.dense("dense2", 2));

    /** Dropout, the order and what the optimiser remembers are those of a training that nothing stopped. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void whatWasStoppedEndsAsIfItHadNotBeen(int epoch, @TempDir Path folder) {
        Path file = folder.resolve("state.safetensors");
        Samples data = circle(230, 1);
        for (Optimisation optimisation : List.of(new Adadelta(), new Adam(0.01), new AdamCosine(0.01, 1e-3))) {
            Training training =
                    new Training(6, 50, optimisation, 3).withStopping(new EarlyStopping(0.2, 6, Monitor.LOSS));
            String whole = training.fit(WITH_DROPOUT, data, progress -> {}).hash();
            assertThatThrownBy(() -> training.fit(WITH_DROPOUT, data, file, progress -> {
                        if (progress.epoch() == epoch) {
                            throw new IllegalStateException("killed");
                        }
                    }))
                    .hasMessage("killed");
            List<Integer> seen = new ArrayList<>();
            assertThat(training.fit(WITH_DROPOUT, data, file, progress -> seen.add(progress.epoch()))
                            .hash())
                    .isEqualTo(whole);
            assertThat(seen).startsWith(epoch, epoch + 1).endsWith(6);
        }
    }

    @Test
    void onlyTheSameTrainingGoesOn(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("state.safetensors");
        Training training = new Training(2, 50, new Adam(0.01), 3);
        training.fit(NET, circle(230, 1), file, progress -> {});
        List<Integer> seen = new ArrayList<>();
        training.fit(NET, circle(230, 2), file, progress -> seen.add(progress.epoch()));
        new Training(2, 50, new Adam(0.02), 3).fit(NET, circle(230, 2), file, progress -> seen.add(progress.epoch()));
        assertThat(seen).containsExactly(1, 2, 1, 2);
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        seen.clear();
        new Training(2, 50, new Adam(0.02), 3).fit(NET, circle(230, 2), file, progress -> seen.add(progress.epoch()));
        assertThat(seen).containsExactly(1, 2);
    }

    /** Labels that follow nothing can be learned by heart, which makes the loss on others grow. */
    @Test
    void itStopsWhereItGetsNoBetterAndKeepsTheBest() {
        Samples data = circle(120, 1);
        Random coin = new Random(9);
        int[] labels = coin.ints(120, 0, 2).toArray();
        List<Progress> seen = new ArrayList<>();
        Supplier<Network> net = () -> Network.chain(
                new Shape(2), Layer.dense("d1", 100), Layer.activation("tanh", Activation.TANH), Layer.dense("d2", 2));
        Weights weights = new Training(200, 10, new Adam(0.02), 1)
                .withStopping(new EarlyStopping(0.3, 4, Monitor.LOSS))
                .fit(net, new Samples(new Shape(2), data.inputs(), labels), seen::add);
        int best = Integer.parseInt(weights.notes().get("epoch"));
        double least =
                seen.stream().mapToDouble(p -> p.heldOut().getAsDouble()).min().getAsDouble();
        assertThat(seen).hasSize(best + 4).hasSizeLessThan(200);
        assertThat(seen.get(best - 1).heldOut().getAsDouble()).isEqualTo(least);
    }

    /** Of one output and of several, the held-out error is what the accuracy of the weights of that epoch lacks. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theErrorOfWhatIsHeldOutIsWhatAccuracyLacks(int outputs) {
        Supplier<Network> net = () -> Network.chain(
                new Shape(2),
                Layer.dense("d1", 8),
                Layer.activation("tanh", Activation.TANH),
                Layer.dense("d2", outputs));
        Samples data = circle(400, 1);
        List<Progress> seen = new ArrayList<>();
        Training training =
                new Training(4, 50, new Adam(0.02), 5).withStopping(new EarlyStopping(0.25, 9, Monitor.ERROR));
        Weights best = training.fit(net, data, seen::add);
        int[] rows = IntStream.range(0, 400).toArray();
        int split = training.stopping().split(rows, 5);
        assertThat(split).isEqualTo(300);
        float[] inputs = new float[200];
        int[] labels = new int[100];
        for (int i = 0; i < 100; i++) {
            inputs[2 * i] = data.inputs()[2 * rows[split + i]];
            inputs[2 * i + 1] = data.inputs()[2 * rows[split + i] + 1];
            labels[i] = data.labels()[rows[split + i]];
        }
        int epoch = Integer.parseInt(best.notes().get("epoch"));
        try (Model model = Model.of("circle", net, best, DataType.FLOAT32)) {
            assertThat(seen.get(epoch - 1).heldOut().getAsDouble())
                    .isCloseTo(1 - Accuracy.of(model, new Samples(new Shape(2), inputs, labels)), within(1e-6));
        }
    }

    /** The logistic regression of one output is the softmax of two whose scores differ by it. */
    @Test
    void oneOutputIsTheLogitOfTheSecondClass() {
        Supplier<Network> net = () -> Network.chain(
                new Shape(2), Layer.dense("d1", 12), Layer.activation("tanh1", Activation.TANH), Layer.dense("d2", 1));
        List<Double> losses = new ArrayList<>();
        Weights weights = new Training(30, 32, 0.02, 0, 7).fit(net, circle(1000, 1), p -> losses.add(p.loss()));
        assertThat(losses.get(0)).isBetween(0.3, 0.8);
        try (Model model = Model.of("circle", net, weights, DataType.FLOAT32)) {
            assertThat(Accuracy.of(model, circle(500, 2))).isGreaterThan(0.9);
        }
    }

    @Test
    void anInterruptEndsIt() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Training(5, 10, 0.01, 0, 1).fit(NET, circle(100, 1), progress -> {}))
                .isInstanceOf(InterruptedWorkException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
