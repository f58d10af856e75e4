package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.autograd.SliceSize;
import org.ascribe.autograd.Slices;
import org.ascribe.engine.Tensors;
import org.ascribe.model.trial.TrialSubject;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;
import org.jspecify.annotations.Nullable;

/**
 * A trained model that can be explained: {@code model.target(7)} is the papers' f.
 *
 * <p>A model owns its parameters; closing it frees them. It may be shared by threads as long as none of them trains it.
 */
public final class Model implements Scoring, AutoCloseable {

    private static final ModelMaker TRYING = new ModelMaker(true);

    private final String name;
    private final Block block;
    private final Shape inputShape;
    private final DataType type;
    private final int classes;
    private final NDManager manager;
    private final @Nullable String rowByRow; // why
    private final List<SliceSize> sliceSizes;
    private final @Nullable Weights weights;
    private final @Nullable Function<DataType, Model> copies;

    /** Tried, or in no need of it; with the weights of its network and what makes others of them, or null. */
    Model(
            TrialSubject subject,
            Block block,
            int classes,
            @Nullable String rowByRow,
            @Nullable Weights weights,
            @Nullable Function<DataType, Model> copies) {
        this.name = subject.name();
        this.block = block;
        this.inputShape = subject.inputShape();
        this.type = subject.type();
        this.classes = classes;
        this.manager = subject.manager();
        this.rowByRow = rowByRow;
        this.sliceSizes = SliceSize.of(manager.getDevice(), rowByRow != null);
        this.weights = weights;
        this.copies = copies;
    }

    /**
     * {@return a network with given weights}
     *
     * @param name for messages and results
     * @param architecture makes the network, without values
     * @param weights its values
     * @param type float32, or float64 where numbers are compared
     */
    public static Model of(String name, Supplier<Network> architecture, Weights weights, DataType type) {
        return TRYING.of(name, architecture, weights, type);
    }

    /**
     * Any initialised DJL block from {@code [batch, ...]} to {@code [batch, classes]}, run in evaluation mode, in the type and on the
     * device of its parameters, which stay the caller's, and tried as {@link ModelMaker} says. Methods that look into layers refuse
     * it. Of DJL's own blocks for scripts, those of {@code Criteria} and the model zoo, by themselves or in a sequence, a copy is
     * explained.
     *
     * <p>A block that returns one value a sample, {@code [batch]} or {@code [batch, 1]}, is a model of one class, target 0.
     *
     * @param name for messages and results
     * @param block the block
     * @param inputShape shape of one sample, without the batch axis
     * @return the model
     */
    public static Model of(String name, Block block, Shape inputShape) {
        return TRYING.of(name, block, inputShape);
    }

    /**
     * {@return an initialised DJL block of several inputs, which takes them in their order as one list; methods see the joined
     * samples of {@link Inputs#join}, which are vectors}
     *
     * @param name for messages and results
     * @param block from {@code [batch, ...]} each to {@code [batch, classes]}
     * @param inputs what it takes
     */
    public static Model of(String name, Block block, Inputs inputs) {
        return TRYING.of(name, block, inputs);
    }

    /**
     * A TorchScript file from {@code [batch, ...]} to {@code [batch, classes]}, as {@code torch.jit.save} writes it, in the type of
     * its parameters. It is run in evaluation mode always, and tried as {@link ModelMaker} says: a trace taken in training mode keeps
     * its dropout and the statistics of batches whatever the mode, and is refused. Methods that look into layers refuse scripts.
     *
     * @param file the file
     * @param inputShape shape of one sample, without the batch axis
     * @return the model, named as the file
     * @throws IllegalArgumentException if there is no such file, it is no TorchScript, or it does not take samples of this shape
     */
    public static Model torchScript(Path file, Shape inputShape) {
        return TRYING.torchScript(file, inputShape);
    }

    /**
     * {@return a TorchScript file of several inputs, which takes them in their order; its samples are vectors}
     *
     * @param file the file
     * @param inputs what it takes
     * @throws IllegalArgumentException as {@link #torchScript(Path, Shape)}
     */
    public static Model torchScript(Path file, Inputs inputs) {
        return TRYING.torchScript(file, inputs);
    }

    /**
     * As {@link #torchScript(Path, Shape)}, for a script without parameters to tell its type, as after {@code torch.jit.freeze}.
     *
     * @param file the file
     * @param inputShape shape of one sample, without the batch axis
     * @param type float32 or float64; a script of the other type is refused, not converted
     * @return the model, named as the file
     * @throws IllegalArgumentException as {@link #torchScript(Path, Shape)}, or if it is of another type
     */
    public static Model torchScript(Path file, Shape inputShape, DataType type) {
        return TRYING.torchScript(file, inputShape, type);
    }

    /** {@return a maker of models that are not tried: what {@link ModelMaker} would find out about them is taken to be so} */
    public static ModelMaker untried() {
        return new ModelMaker(false);
    }

    /**
     * {@return the same model computing in another type: a copy with its own parameters, tried if this one was}
     *
     * @param other float32 or float64
     * @throws IllegalStateException for a model made of a DJL block or a script, whose copies Ascribe cannot make
     */
    public Model in(DataType other) {
        if (copies == null) {
            throw new IllegalStateException(
                    name + " is a block or a script that only its maker can copy; make it in " + other + " instead");
        }
        return copies.apply(other);
    }

    /**
     * {@return f, the function that is explained}
     *
     * @param target which class, in which unit
     * @throws IllegalArgumentException for the probability of a model of one output, which softmax makes 1 everywhere
     */
    public ScalarFunction target(Target target) {
        ClassScores.check(target, classes, this);
        Meter meter = new Meter();
        return block instanceof Network network
                ? new NetworkFunction(this, network, target, meter, null)
                : new BlockFunction(this, target, meter, null);
    }

    /**
     * {@return the logit of one class}
     *
     * @param target 0-based class index
     */
    public ScalarFunction target(int target) {
        return target(Target.of(target));
    }

    /**
     * Scores of all classes.
     *
     * @param batch {@code [n, ...inputShape]} in the model's type
     * @return {@code [n, classes]}, on the batch's manager; of a model that is run one row at a time, no part of any graph unless
     *     {@code n = 1}
     */
    public NDArray logits(NDArray batch) {
        checkOpen();
        return PassFailure.told(
                "the scores of " + this,
                this,
                batch,
                () -> rowByRow == null || batch.getShape().get(0) == 1
                        ? ClassScores.of(block, batch, classes, this).toType(type, false)
                        : Slices.map(sliceSize(0), manager.getDevice(), type, (x, from, to) -> logits(x[0]), batch));
    }

    /**
     * {@return a sample as {@link #sample(NDManager, float...)} makes it, freed with the model: for the few of a notebook}
     *
     * @param features in row-major order
     */
    public NDArray sample(float... features) {
        return sample(manager, features);
    }

    /**
     * {@return a sample in the model's shape and type, without a batch axis}
     *
     * @param scope whose the sample is, and on whose device it lies, such as {@code manager().newSubManager()}
     * @param features in row-major order
     * @throws IllegalArgumentException if there are more or fewer features than the model takes
     */
    public NDArray sample(NDManager scope, float... features) {
        if (features.length != inputShape.size()) {
            throw new IllegalArgumentException(
                    "features: " + features.length + "; expected " + inputShape.size() + ", of shape " + inputShape);
        }
        checkOpen();
        return Tensors.of(scope, type, features, inputShape);
    }

    /** {@return the model's name, for messages and results} */
    public String name() {
        return name;
    }

    @Override
    public Shape inputShape() {
        return inputShape;
    }

    @Override
    public DataType dataType() {
        return type;
    }

    @Override
    public int classes() {
        return classes;
    }

    /**
     * {@return the parameters and where they come from}
     *
     * @throws IllegalStateException for a model made of a DJL block
     */
    public Weights weights() {
        if (weights == null) {
            throw new IllegalStateException(name + " is a DJL block; its parameters are in the block");
        }
        return weights;
    }

    /** {@return the manager that owns the parameters; for inputs too, which are then freed with the model} */
    public NDManager manager() {
        return manager;
    }

    /** How many rows at a time it takes for a forward pass and so many backward ones. */
    SliceSize sliceSize(int backwards) {
        checkOpen();
        return sliceSizes.get(Math.min(backwards, sliceSizes.size() - 1));
    }

    Block block() {
        return block;
    }

    /** A part of this model, over the same parameters; freed with it. */
    Model part(String which, Block part, Shape partInput) {
        checkOpen();
        TrialSubject subject = TrialSubject.of("layer", which + " of " + name, part, partInput, type, manager);
        return new Model(subject, part, ModelMaker.classes(subject, part), null, null, null);
    }

    private void checkOpen() {
        if (!manager.isOpen()) {
            throw new IllegalStateException(
                    "model: " + name + " is closed; expected one that is open, so that its parameters are there");
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    @Override
    public String toString() {
        return name + " (" + type.name().toLowerCase(Locale.ROOT) + ", input " + inputShape + ", " + classes
                + (classes == 1 ? " class" : " classes") + (rowByRow == null ? "" : ", one row at a time: " + rowByRow)
                + ")";
    }
}
