package org.ascribe.nd4j;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.autograd.SliceSize;
import org.ascribe.autograd.Slices;
import org.ascribe.engine.Torch;
import org.ascribe.model.ClassScores;
import org.ascribe.model.Meter;
import org.ascribe.model.ModelMaker;
import org.ascribe.model.Scoring;
import org.ascribe.model.trial.ModelTrial;
import org.ascribe.model.trial.ScriptCode;
import org.ascribe.model.trial.TrialSubject;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * An ND4J SameDiff graph that can be explained, by gradients and by perturbations. SameDiff has neither second derivatives nor
 * layers that a method could look into; methods that need them refuse it.
 *
 * <p>It computes on the CPU, in the type of its placeholder, one call at a time. Needs ND4J on the class path.
 */
public final class SameDiffModel implements Scoring {

    private final String name;
    private final SameDiffGraph graph;
    private final Shape inputShape;
    private final int classes;
    /** Why, or null. */
    private final @Nullable String rowByRow;

    private final List<SliceSize> sliceSizes;

    private SameDiffModel(String name, SameDiffGraph graph, Shape inputShape, boolean tried) {
        this.name = name;
        this.graph = graph;
        this.inputShape = inputShape;
        try (NDManager manager = Torch.engine().newBaseManager(Device.cpu())) {
            TrialSubject subject = new TrialSubject(
                    TrialSubject.GRAPH,
                    name,
                    inputShape,
                    graph.type(),
                    manager,
                    batch -> new NDList(graph.scores(batch.head())),
                    () -> new double[0],
                    ScriptCode.NONE);
            ModelTrial trial = tried ? ModelTrial.of(subject) : ModelTrial.skipped(subject);
            this.rowByRow = trial.rowByRow().orElse(null);
            this.classes = trial.classes();
        }
        this.sliceSizes = SliceSize.of(Device.cpu(), rowByRow != null);
        graph.differentiate(classes);
    }

    /**
     * A graph from {@code [batch, ...inputShape]} to {@code [batch, classes]}, or {@code [batch]} for a model of one value.
     *
     * @param name for messages and results
     * @param graph the graph; it is copied, so that what happens to it later is not seen
     * @param input name of the placeholder, float or double
     * @param output name of the scores before softmax
     * @param inputShape shape of one sample, without the batch axis
     * @return the model, tried as {@link ModelMaker} says
     * @throws IllegalArgumentException if the graph has no such variables, does not compute the one from the other, or is no function
     *     of one sample
     */
    public static SameDiffModel of(String name, SameDiff graph, String input, String output, Shape inputShape) {
        return new SameDiffModel(name, new SameDiffGraph(graph, input, output), inputShape, true);
    }

    /**
     * As {@link #of}, but not tried: taken for a function of one sample.
     *
     * @param name for messages and results
     * @param graph the graph; it is copied
     * @param input name of the placeholder, float or double
     * @param output name of the scores before softmax
     * @param inputShape shape of one sample, without the batch axis
     * @return the model
     * @throws IllegalArgumentException if the graph has no such variables, or does not compute the one from the other
     */
    public static SameDiffModel untried(String name, SameDiff graph, String input, String output, Shape inputShape) {
        return new SameDiffModel(name, new SameDiffGraph(graph, input, output), inputShape, false);
    }

    /**
     * The function that is explained.
     *
     * @param target which class, in which unit
     * @return f
     * @throws IllegalArgumentException for the probability of a model of one output, which softmax makes 1 everywhere
     */
    public ScalarFunction target(Target target) {
        ClassScores.check(target, classes, this);
        return new SameDiffFunction(this, target, new Meter(), null);
    }

    /**
     * The logit of one class.
     *
     * @param target 0-based class index
     * @return f
     */
    public ScalarFunction target(int target) {
        return target(Target.of(target));
    }

    /**
     * Scores of all classes.
     *
     * @param batch {@code [n, ...inputShape]}
     * @return {@code [n, classes]} in the model's type, on the batch's manager
     */
    public NDArray logits(NDArray batch) {
        return rowByRow == null || batch.getShape().get(0) == 1
                ? ClassScores.rows(graph.scores(batch), batch, classes, this)
                : Slices.map(sliceSize(0), Device.cpu(), dataType(), (x, from, to) -> logits(x[0]), batch);
    }

    /**
     * The gradient of a weighted sum of all scores.
     *
     * @param batch {@code [n, ...inputShape]}
     * @param weights {@code [n, classes]}
     * @return the gradient in the batch's shape, or nothing where the graph has none
     */
    Optional<NDArray> gradient(NDArray batch, NDArray weights) {
        return graph.gradient(batch, weights);
    }

    /** How many rows at a time it takes, without or with a backward pass. */
    SliceSize sliceSize(int backwards) {
        return sliceSizes.get(backwards);
    }

    /**
     * The model's name.
     *
     * @return for messages and results
     */
    public String name() {
        return name;
    }

    @Override
    public Shape inputShape() {
        return inputShape;
    }

    @Override
    public DataType dataType() {
        return graph.type();
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public String toString() {
        return name + " (SameDiff, " + dataType() + ", input " + inputShape + ", " + classes
                + (classes == 1 ? " class" : " classes") + (rowByRow == null ? "" : ", one row at a time: " + rowByRow)
                + ")";
    }
}
