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
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ascribe.engine.Torch;
import org.ascribe.model.trial.ModelTrial;
import org.ascribe.model.trial.ScoreRows;
import org.ascribe.model.trial.TrialSubject;
import org.ascribe.network.Foreign;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * Makes models of what others have built, and tries them first: whether the scores of a sample are the same every time and whoever
 * is in its batch, whether there are finite ones, whether parameters stay as they are. What is no function of its sample is refused in
 * a sentence. A model that takes no batch, or whose rows depend on one another, is run one row at a time, each for itself, and its
 * {@link Model#toString()} says which: the first is harmless; the second may be a wrong {@code inputShape}, or an input whose axis 0 is
 * not that of the batch.
 *
 * <p>Costs 13 forwards of 24 rows, 12 samples one by one and in one batch; 4 forwards of 6 rows where a sample has more than 8192
 * numbers; and up to 15 more, or 6, for a model in doubt.
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

    /**
     * As {@link Model#of(String, Supplier, Weights, DataType)}. A network knows all its layers and needs no trial unless some of them
     * are foreign.
     *
     * @param name for messages and results
     * @param architecture makes the network, without values
     * @param weights its values
     * @param type float32 or float64
     * @return the model
     * @throws IllegalArgumentException if the weights are not those of the network, or a foreign layer is no function of its sample
     */
    public Model of(String name, Supplier<Network> architecture, Weights weights, DataType type) {
        NDManager manager = Torch.manager();
        return owning(manager, () -> {
            Network network = architecture.get();
            weights.into(network, manager, type);
            TrialSubject subject = TrialSubject.of("architecture", name, network, network.inputShape(), type, manager);
            return made(subject, network, weights, other -> of(name, architecture, weights, other));
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
            return made("block", name, joined.apply(own), inputShape, type, manager);
        });
    }

    private Model script(Path file, Shape inputShape, @Nullable DataType type, UnaryOperator<Block> joined) {
        NDManager manager = Torch.manager();
        return owning(manager, () -> {
            TorchScriptBlock block = new TorchScriptBlock("file: " + file, file, type, manager.getDevice());
            manager.attachInternal(file.toString(), block);
            String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
            return made(TrialSubject.FILE, name, joined.apply(block), inputShape, block.dataType(), manager);
        });
    }

    private Model made(String argument, String name, Block block, Shape inputShape, DataType type, NDManager manager) {
        return made(TrialSubject.of(argument, name, block, inputShape, type, manager), block, null, null);
    }

    private Model made(
            TrialSubject subject, Block block, @Nullable Weights weights, @Nullable Function<DataType, Model> copies) {
        if (!tries || Foreign.isNoneIn(block)) {
            return new Model(subject, block, classes(subject, block), null, weights, copies);
        }
        Scripts.refuseIn(subject, block);
        ModelTrial trial = ModelTrial.of(subject);
        String rowByRow = trial.rowByRow().orElse(null);
        if (rowByRow != null && block instanceof Network) {
            throw subject.refusal(
                    "would have to be run one row at a time, for " + rowByRow + ", which a Network is not;"
                            + " expected layers that take batches and are functions of one sample, or the blocks without a Network"
                            + " around them");
        }
        return new Model(subject, block, trial.classes(), rowByRow, weights, copies);
    }

    /** Length of a row of scores of a block that is not tried; a network is asked, not run. */
    static int classes(TrialSubject subject, Block block) {
        return block instanceof Network
                ? ScoreRows.classes(subject, block.getOutputShapes(new Shape[] {subject.one()}))
                : ModelTrial.skipped(subject).classes();
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
