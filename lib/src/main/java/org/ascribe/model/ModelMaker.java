package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Makes models of what others have built, and tries them first: whether the scores of a sample are the same every time and whoever
 * is in its batch, whether there are finite ones, whether parameters stay as they are. A model that depends on its batch, or takes
 * none, is run one row at a time, which takes a small network some twenty times as long; what is no function of its sample at all is
 * refused in a sentence. Costs two forwards of 12 samples, of 3 where a sample has more than 8192 numbers: 0.8 s for a ResNet-50 of
 * 224 × 224 pixels in float32 on two cores, where 0.1 s is spent without, and 2 ms for a small network.
 *
 * @param tries whether they are tried; {@link Model#untried()} does not
 */
public record ModelMaker(boolean tries) {

    /**
     * As {@link Model#of(String, Block, Shape)}.
     *
     * @param name for messages and results
     * @param block the block
     * @param inputShape shape of one sample, without the batch axis
     * @return the model
     * @throws IllegalArgumentException if it does not take such samples, or is no function of them
     */
    public Model of(String name, Block block, Shape inputShape) {
        return of(name, block, inputShape, UnaryOperator.identity());
    }

    /**
     * As {@link Model#of(String, Block, Inputs)}.
     *
     * @param name for messages and results
     * @param block from {@code [batch, ...]} each to {@code [batch, classes]}
     * @param inputs what it takes
     * @return the model, whose samples are vectors
     * @throws IllegalArgumentException if it does not take such samples, or is no function of them
     */
    public Model of(String name, Block block, Inputs inputs) {
        return of(name, block, inputs.shape(), own -> new JoinedBlock(own, inputs));
    }

    /**
     * As {@link Model#torchScript(Path, Shape)}.
     *
     * @param file the file
     * @param inputShape shape of one sample, without the batch axis
     * @return the model, named as the file
     * @throws IllegalArgumentException if there is no such file, it is no TorchScript, does not take such samples, or is no function
     *     of them
     */
    public Model torchScript(Path file, Shape inputShape) {
        return script(file, inputShape, null, UnaryOperator.identity());
    }

    /**
     * As {@link Model#torchScript(Path, Inputs)}.
     *
     * @param file the file
     * @param inputs what it takes
     * @return the model, whose samples are vectors
     * @throws IllegalArgumentException as {@link #torchScript(Path, Shape)}
     */
    public Model torchScript(Path file, Inputs inputs) {
        return script(file, inputs.shape(), null, block -> new JoinedBlock(block, inputs));
    }

    /**
     * As {@link Model#torchScript(Path, Shape, DataType)}.
     *
     * @param file the file
     * @param inputShape shape of one sample, without the batch axis
     * @param type float32 or float64
     * @return the model, named as the file
     * @throws IllegalArgumentException as {@link #torchScript(Path, Shape)}
     */
    public Model torchScript(Path file, Shape inputShape, DataType type) {
        return script(file, inputShape, Objects.requireNonNull(type, "type"), UnaryOperator.identity());
    }

    /** A network with given weights, which knows all its layers and needs no trial unless some of them are foreign. */
    Model of(String name, Supplier<Network> architecture, Weights weights, DataType type) {
        NDManager manager = Torch.manager();
        return owning(manager, () -> {
            Network network = architecture.get();
            weights.into(network, manager, type);
            return made(name, network, network.inputShape(), type, manager, architecture, weights);
        });
    }

    private Model of(String name, Block block, Shape inputShape, UnaryOperator<Block> joined) {
        Optional<NDArray> first =
                block.getParameters().values().stream().map(Parameter::getArray).findFirst();
        DataType type = first.map(NDArray::getDataType).orElse(DataType.FLOAT32);
        NDManager manager = first.map(array -> Torch.engine().newBaseManager(array.getDevice()))
                .orElseGet(Torch::manager);
        return owning(manager, () -> {
            Block own = Scripts.differentiable(name, block, manager);
            return made(name, joined.apply(own), inputShape, type, manager, null, null);
        });
    }

    private Model script(Path file, Shape inputShape, DataType type, UnaryOperator<Block> joined) {
        NDManager manager = Torch.manager();
        return owning(manager, () -> {
            TorchScriptBlock block = new TorchScriptBlock("file: " + file, file, type, manager.getDevice());
            manager.attachInternal(file.toString(), block);
            String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
            return made(name, joined.apply(block), inputShape, block.dataType(), manager, null, null);
        });
    }

    private Model made(
            String name,
            Block block,
            Shape inputShape,
            DataType type,
            NDManager manager,
            Supplier<Network> architecture,
            Weights weights) {
        if (!tries || Foreign.isNoneIn(block)) {
            int classes = Probe.classes(name, block, inputShape, type, manager);
            return new Model(name, block, inputShape, type, manager, classes, architecture, weights);
        }
        TrialRun run = new TrialRun(TrialSubject.of(name, block, inputShape, type, manager));
        boolean alone = ModelTrial.asksForRowByRow(run);
        if (alone && block instanceof Network) {
            throw new IllegalArgumentException(
                    "block: the scores that " + name + " gives a sample depend on who else is in"
                            + " the batch; expected layers that are functions of one sample, or the blocks without a Network around"
                            + " them, which can be run one row at a time");
        }
        Block whole = alone ? new RowByRow(block) : block;
        return new Model(name, whole, inputShape, type, manager, run.classes(), architecture, weights);
    }

    /** What is made, or, where it cannot be made, nothing left behind. */
    private static Model owning(NDManager manager, Supplier<Model> maker) {
        try {
            return maker.get();
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }
}
