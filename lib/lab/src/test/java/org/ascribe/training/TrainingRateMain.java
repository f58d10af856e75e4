package org.ascribe.training;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.zoo.PaperModel;

/** The rate of training the network for CIFAR-10, beside that of libtorch alone, in alternating rounds of one process. */
public final class TrainingRateMain {

    private static final int BATCH = 128;
    private static final int BATCHES = 10;
    private static final int ROUNDS = 9;
    private static final Shape SHAPE = new Shape(3, 32, 32);

    private TrainingRateMain() {}

    public static void main(String[] args) throws IOException {
        Samples samples = samples();
        Path folder = Files.createTempDirectory("rate");
        PaperModel cifar = PaperModel.named("cifar-cnn");
        Training training = new Training(ROUNDS + 1, BATCH, new Adadelta(), 1);
        List<Double> ours = new ArrayList<>();
        List<Double> raw = new ArrayList<>();
        try (LibtorchStep step = new LibtorchStep(folder)) {
            seconds(step, samples);
            long[] last = {0};
            training.fit(cifar.architecture(), samples, progress -> {
                double seconds = (System.nanoTime() - last[0]) * 1e-9;
                double alone = seconds(step, samples);
                // The first round warms both up.
                if (progress.epoch() > 1) {
                    ours.add(seconds);
                    raw.add(alone);
                    System.out.printf(
                            "round %d: %.2f s, libtorch alone %.2f s%n", progress.epoch() - 1, seconds, alone);
                }
                last[0] = System.nanoTime();
            });
        }
        System.out.printf(
                "%.0f samples/s, libtorch alone %.0f: %.3f of its rate (medians of %d rounds)%n",
                BATCH * BATCHES / median(ours), BATCH * BATCHES / median(raw), median(raw) / median(ours), ROUNDS);
    }

    private static double seconds(LibtorchStep step, Samples samples) {
        int size = (int) SHAPE.size();
        long start = System.nanoTime();
        for (int batch = 0; batch < BATCHES; batch++) {
            try (NDManager scope = Torch.manager()) {
                float[] inputs = Arrays.copyOfRange(samples.inputs(), batch * BATCH * size, (batch + 1) * BATCH * size);
                int[] labels = Arrays.copyOfRange(samples.labels(), batch * BATCH, (batch + 1) * BATCH);
                step.take(Tensors.of(scope, inputs, new Shape(BATCH).addAll(SHAPE)), Tensors.index(scope, labels));
            }
        }
        return (System.nanoTime() - start) * 1e-9;
    }

    private static Samples samples() {
        Random random = new Random(1);
        float[] inputs = new float[BATCH * BATCHES * (int) SHAPE.size()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = 2 * random.nextFloat() - 1;
        }
        return new Samples(SHAPE, inputs, random.ints(BATCH * BATCHES, 0, 10).toArray());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
