package org.ascribe.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.loss.Loss;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ascribe.autograd.Autograd;
import org.ascribe.autograd.GraphMemory;
import org.ascribe.engine.ComputeDevice;
import org.ascribe.engine.Heap;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/** A network on its way through the epochs of a {@link Training}. */
final class TrainingRun implements AutoCloseable {

    private final Training training;
    private final Samples data;
    private final String told;
    private final Network network;
    private final Model model;
    private final Trainer trainer;
    private final Descent descent;
    private final int[] order;
    private final int[] heldOut;
    private final Random random;

    /** With what an interrupt leaves, for its message. */
    TrainingRun(Training training, Supplier<Network> architecture, Samples data, String told) {
        this.training = training;
        this.data = data;
        this.told = told;
        int[] rows = IntStream.range(0, data.size()).toArray();
        int split = training.stopping().split(rows, training.seed());
        order = Arrays.copyOf(rows, split);
        heldOut = Arrays.copyOfRange(rows, split, rows.length);
        random = new Random(training.seed());
        Torch.engine().setRandomSeed(training.seed());
        network = architecture.get();
        model = Torch.engine().newModel("training", ComputeDevice.chosen());
        model.setBlock(network);
        int steps = (order.length + training.batch() - 1) / training.batch();
        descent = training.optimisation().optimizer(training.epochs() * steps);
        Shape batch = new Shape(training.batch()).addAll(data.shape());
        boolean twoClasses = network.getOutputShapes(new Shape[] {batch})[0].get(1) == 1;
        trainer = model.newTrainer(new DefaultTrainingConfig(
                        twoClasses ? Loss.sigmoidBinaryCrossEntropyLoss() : Loss.softmaxCrossEntropyLoss())
                .optOptimizer(descent)
                .optDevices(new Device[] {ComputeDevice.chosen()})
                .optInitializer(new XavierInitializer(), Parameter.Type.WEIGHT));
        trainer.initialize(batch);
    }

    Training training() {
        return training;
    }

    /** Tells other samples from these. */
    String identity() {
        return data.size() + " of " + data.shape() + ", " + Arrays.hashCode(data.inputs()) + ", "
                + Arrays.hashCode(data.labels());
    }

    /** One pass over the samples to learn from, and over those that are held out. */
    Progress epoch(int epoch) {
        // Dropout draws from the engine, whose state cannot be kept.
        Torch.engine().setRandomSeed(training.seed() + epoch);
        Shuffle.of(order, random);
        double loss = mean(order, epoch, this::learn);
        return new Progress(
                epoch,
                loss,
                heldOut.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean(heldOut, epoch, this::heldOut)));
    }

    /** What is done with some rows, and their mean loss. */
    private interface Work {
        double of(int[] rows, NDManager scope);
    }

    private double mean(int[] all, int epoch, Work work) {
        double total = 0;
        for (int from = 0; from < all.length; from += training.batch()) {
            int[] rows = Arrays.copyOfRange(all, from, Math.min(all.length, from + training.batch()));
            try (NDManager scope = trainer.getManager().newSubManager()) {
                total += work.of(rows, scope) * rows.length;
            }
            if (Thread.interrupted()) {
                throw new InterruptedWorkException("training interrupted in epoch " + epoch + told);
            }
        }
        return total / all.length;
    }

    private double learn(int[] rows, NDManager scope) {
        NDArray inputs = Tensors.of(scope, changed(rows), shape(rows));
        NDArray labels = labels(rows, scope);
        double loss = GraphMemory.during(() -> gradients(inputs, labels, scope));
        trainer.step();
        return loss;
    }

    /** Leaves the gradients with the parameters. */
    private double gradients(NDArray inputs, NDArray labels, NDManager scope) {
        try (GradientCollector collector = trainer.newGradientCollector()) {
            NDArray loss = trainer.getLoss().evaluate(new NDList(labels), trainer.forward(new NDList(inputs)));
            loss.attach(scope);
            collector.backward(loss);
            return loss.getFloat();
        }
    }

    private double heldOut(int[] rows, NDManager scope) {
        NDArray inputs = Tensors.of(scope, copied(rows, Augmentation.NONE), shape(rows));
        NDArray labels = labels(rows, scope);
        return Autograd.recording(
                false,
                () -> GraphMemory.during(() -> {
                    NDList scores = trainer.evaluate(new NDList(inputs));
                    return training.stopping().monitor() == Monitor.LOSS
                            ? trainer.getLoss()
                                    .evaluate(new NDList(labels), scores)
                                    .getFloat()
                            : 1 - (float) Accuracy.right(scores.singletonOrThrow(), labels) / rows.length;
                }));
    }

    private float[] changed(int[] rows) {
        return copied(rows, training.augmentation());
    }

    private float[] copied(int[] rows, Augmentation augmentation) {
        int size = (int) data.shape().size();
        float[] inputs = new float[rows.length * size];
        for (int i = 0; i < rows.length; i++) {
            augmentation.copy(data.shape(), data.inputs(), rows[i] * size, inputs, i * size, random);
        }
        return inputs;
    }

    private NDArray labels(int[] rows, NDManager scope) {
        return Tensors.index(
                scope, IntStream.of(rows).map(row -> data.labels()[row]).toArray());
    }

    private Shape shape(int[] rows) {
        return new Shape(rows.length).addAll(data.shape());
    }

    Weights weights() {
        return Weights.of(network, Map.of());
    }

    /** Steps that were taken. */
    int steps() {
        return descent.memories().values().stream()
                .mapToInt(Descent.Memory::steps)
                .max()
                .orElse(0);
    }

    /** What the optimiser remembers, by number and parameter. */
    SortedMap<String, Weights.Tensor> memories() {
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        parameters().forEach((name, parameter) -> {
            Descent.Memory memory = descent.memories().get(parameter.getId());
            for (int i = 0; memory != null && i < memory.arrays().size(); i++) {
                NDArray array = memory.arrays().get(i);
                tensors.put(i + "." + name, new Weights.Tensor(array.getShape().getShape(), Heap.of(array)));
            }
        });
        return tensors;
    }

    /** Goes on after an epoch: what was drawn until then is drawn again. */
    void restore(
            SortedMap<String, Weights.Tensor> weights,
            SortedMap<String, Weights.Tensor> memories,
            int steps,
            int epochs) {
        parameters().forEach((name, parameter) -> {
            NDArray array = parameter.getArray();
            set(array, found(weights, name));
            List<NDArray> arrays = IntStream.iterate(0, i -> memories.containsKey(i + "." + name), i -> i + 1)
                    .mapToObj(i -> like(array, found(memories, i + "." + name)))
                    .toList();
            if (!arrays.isEmpty()) {
                descent.remember(parameter.getId(), new Descent.Memory(steps, arrays));
            }
        });
        for (int epoch = 1; epoch <= epochs; epoch++) {
            Shuffle.of(order, random);
            IntStream.of(order).forEach(row -> changed(new int[] {row}));
        }
    }

    private static Weights.Tensor found(SortedMap<String, Weights.Tensor> tensors, String name) {
        return Objects.requireNonNull(tensors.get(name), name);
    }

    /** In place, for the array is the trainer's. */
    private static void set(NDArray array, Weights.Tensor tensor) {
        Autograd.recording(false, () -> {
            try (NDArray values = like(array, tensor)) {
                return array.subi(array).addi(values);
            }
        });
    }

    private static NDArray like(NDArray array, Weights.Tensor tensor) {
        float[] values = new float[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) tensor.value(i);
        }
        return Tensors.of(array.getManager(), DataType.FLOAT32, FloatBuffer.wrap(values), array.getShape());
    }

    private Map<String, Parameter> parameters() {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Layer layer : network.leaves()) {
            layer.block()
                    .getParameters()
                    .forEach(entry -> parameters.put(layer.name() + "." + entry.getKey(), entry.getValue()));
        }
        return parameters;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }
}
