package org.ascribe.zoo;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ascribe.autograd.GraphMemory;
import org.ascribe.engine.ComputeDevice;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/**
 * Supervised training of a classifier on cross-entropy, with a fixed seed, in float32. The same settings on the same data
 * and machine give the same weights.
 *
 * @param epochs passes over the data
 * @param batch rows a step
 * @param optimisation how weights follow their gradients
 * @param seed of initial values, order and augmentation
 * @param augmentation what each sample goes through each time it is seen
 */
public record Training(int epochs, int batch, Optimisation optimisation, int seed, Augmentation augmentation) {

    /**
     * By Adam, on the samples as they are.
     *
     * @param epochs passes over the data
     * @param batch rows a step
     * @param learningRate of the first epoch; it falls along a cosine to 0
     * @param weightDecay L2 penalty in the gradient
     * @param seed of initial values and order
     */
    public Training(int epochs, int batch, double learningRate, double weightDecay, int seed) {
        this(epochs, batch, new AdamCosine(learningRate, weightDecay), seed, Augmentation.NONE);
    }

    /**
     * Labelled samples, on the heap.
     *
     * @param shape of one sample, without the batch axis
     * @param inputs samples, one after another
     * @param labels 0-based classes
     */
    public record Samples(Shape shape, float[] inputs, int[] labels) {}

    /**
     * How far training has come.
     *
     * @param epoch finished epochs
     * @param loss mean cross-entropy of the epoch, in nats
     */
    public record Progress(int epoch, double loss) {}

    /**
     * Trains a new network.
     *
     * @param architecture makes the network
     * @param data what to learn
     * @param listener told after every epoch
     * @return the trained weights, with these settings as notes
     */
    public Weights fit(Supplier<Network> architecture, Samples data, Consumer<Progress> listener) {
        Torch.engine().setRandomSeed(seed);
        Network network = architecture.get();
        int n = data.labels().length;
        int steps = epochs * ((n + batch - 1) / batch);
        try (ai.djl.Model model = Torch.engine().newModel("training", ComputeDevice.chosen())) {
            model.setBlock(network);
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(optimisation.optimizer(steps))
                    .optDevices(new Device[] {ComputeDevice.chosen()})
                    .optInitializer(new XavierInitializer(), Parameter.Type.WEIGHT);
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(batch).addAll(data.shape()));
                Random random = new Random(seed);
                int[] order = IntStream.range(0, n).toArray();
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    shuffle(order, random);
                    listener.accept(new Progress(epoch, epoch(trainer, data, order, random)));
                }
            }
            return Weights.of(network, notes());
        }
    }

    private double epoch(Trainer trainer, Samples data, int[] order, Random random) {
        double total = 0;
        for (int from = 0; from < order.length; from += batch) {
            int[] rows = Arrays.copyOfRange(order, from, Math.min(order.length, from + batch));
            try (NDManager scope = trainer.getManager().newSubManager()) {
                NDArray inputs = inputs(data, rows, random, scope);
                NDArray labels = Tensors.index(
                        scope, IntStream.of(rows).map(row -> data.labels()[row]).toArray());
                total += GraphMemory.during(() -> gradients(trainer, inputs, labels, scope)) * rows.length;
                trainer.step();
            }
            if (Thread.interrupted()) {
                throw new InterruptedWorkException("training interrupted; nothing was saved");
            }
        }
        return total / order.length;
    }

    /** Leaves the gradients with the parameters. */
    private static double gradients(Trainer trainer, NDArray inputs, NDArray labels, NDManager scope) {
        try (GradientCollector collector = trainer.newGradientCollector()) {
            NDArray loss = trainer.getLoss().evaluate(new NDList(labels), trainer.forward(new NDList(inputs)));
            loss.attach(scope);
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    private NDArray inputs(Samples data, int[] rows, Random random, NDManager scope) {
        int size = (int) data.shape().size();
        float[] inputs = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            augmentation.copy(data.shape(), data.inputs(), rows[i] * size, inputs, i * size, random);
        }
        return Tensors.of(scope, inputs, new Shape(rows.length).addAll(data.shape()));
    }

    private Map<String, String> notes() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("training", toString());
        notes.put("seed", Integer.toString(seed));
        notes.put("engine", Torch.version() + ", " + Torch.device());
        return notes;
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
