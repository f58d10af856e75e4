package org.ascribe.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Supervised training of a classifier: Adam on cross-entropy, with a fixed seed, in float32. The same settings on the same data
 * and machine give the same weights.
 *
 * @param epochs passes over the data
 * @param batch rows a step
 * @param learningRate of the first epoch; it falls along a cosine to 0
 * @param weightDecay L2 penalty in the gradient
 * @param seed of initial values and order
 */
public record Training(int epochs, int batch, double learningRate, double weightDecay, int seed) {

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
        try (ai.djl.Model model = Torch.engine().newModel("training", ComputeDevice.chosen());
                NDManager manager = Torch.manager()) {
            model.setBlock(network);
            Optimizer adam = Adam.builder()
                    .optLearningRateTracker(Tracker.cosine()
                            .setBaseValue((float) learningRate)
                            .optFinalValue(0)
                            .setMaxUpdates(steps)
                            .build())
                    .optWeightDecays((float) weightDecay)
                    .build();
            DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                    .optOptimizer(adam)
                    .optDevices(new Device[] {ComputeDevice.chosen()})
                    .optInitializer(new XavierInitializer(), Parameter.Type.WEIGHT);
            try (Trainer trainer = model.newTrainer(config)) {
                trainer.initialize(new Shape(batch).addAll(data.shape()));
                NDArray x = manager.create(data.inputs(), new Shape(n).addAll(data.shape()));
                NDArray y = manager.create(data.labels()).toType(DataType.INT64, false);
                Random random = new Random(seed);
                int[] order = java.util.stream.IntStream.range(0, n).toArray();
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    shuffle(order, random);
                    listener.accept(new Progress(epoch, epoch(trainer, x, y, order)));
                }
            }
            return Weights.of(network, notes());
        }
    }

    private double epoch(Trainer trainer, NDArray x, NDArray y, int[] order) {
        double total = 0;
        for (int from = 0; from < order.length; from += batch) {
            int to = Math.min(order.length, from + batch);
            try (NDManager scope = x.getManager().newSubManager()) {
                NDIndex rows = new NDIndex("{}", scope.create(java.util.Arrays.copyOfRange(order, from, to)));
                NDArray inputs = x.get(scope, rows);
                NDArray labels = y.get(scope, rows);
                try (GradientCollector collector = trainer.newGradientCollector()) {
                    NDArray loss = trainer.getLoss().evaluate(new NDList(labels), trainer.forward(new NDList(inputs)));
                    loss.attach(scope);
                    collector.backward(loss);
                    total += loss.getFloat() * (to - from);
                }
                trainer.step();
            }
            if (Thread.interrupted()) {
                throw new InterruptedWorkException("training interrupted; nothing was saved");
            }
        }
        return total / order.length;
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
