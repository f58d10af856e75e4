package org.ascribe.model.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What is tried.
 *
 * @param argument what the caller gave it as, for messages
 * @param name the model's, for messages
 * @param inputShape shape of one sample
 * @param type of the samples
 * @param manager where the samples go
 * @param outputs from a batch of its own, which it may write into, to what the model returns
 * @param parameters numbers that change when a parameter does
 * @param code of a script; empty for anything else
 */
public record TrialSubject(
        String argument,
        String name,
        Shape inputShape,
        DataType type,
        NDManager manager,
        UnaryOperator<NDList> outputs,
        Supplier<double[]> parameters,
        ScriptCode code) {

    /** Of a TorchScript. */
    public static final String FILE = "file";

    /** Of an ND4J graph, which a room of its own makes a model of. */
    public static final String GRAPH = "graph";

    /** A block in evaluation mode. */
    public static TrialSubject of(
            String argument, String name, Block block, Shape inputShape, DataType type, NDManager manager) {
        return new TrialSubject(
                argument,
                name,
                inputShape,
                type,
                manager,
                batch -> block.forward(new ParameterStore(batch.head().getManager(), false), batch, false),
                () -> block.getParameters().values().stream()
                        .mapToDouble(parameter -> sum(parameter.getArray()))
                        .toArray(),
                ScriptCode.in(block));
    }

    private static double sum(NDArray parameter) {
        if (!parameter.getDataType().isFloating()) {
            return 0;
        }
        try (NDArray sum = parameter.sum();
                NDArray wide = sum.toType(DataType.FLOAT64, false)) {
            return wide.getDouble();
        }
    }

    /** Shape of a batch of one sample. */
    public Shape one() {
        return new Shape(1).addAll(inputShape);
    }

    public boolean isFile() {
        return argument.equals(FILE);
    }

    /** What is wrong with a model that whoever knows better can have all the same. */
    public IllegalArgumentException refusal(String sentence) {
        return new IllegalArgumentException(this + " " + sentence + "; "
                + (argument.equals(GRAPH) ? "SameDiffModel.untried" : "Model.untried()") + " takes it as it is");
    }

    /** How a sentence about it begins. */
    @Override
    public String toString() {
        return argument + ": " + name;
    }
}
