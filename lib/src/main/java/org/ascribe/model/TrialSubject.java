package org.ascribe.model;

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
 * @param name the model's, for messages
 * @param inputShape shape of one sample
 * @param type of the samples
 * @param manager where the samples go
 * @param outputs from a batch of its own, which it may write into, to what the model returns
 * @param parameters numbers that change when a parameter does
 * @param code of a script; empty for anything else
 */
record TrialSubject(
        String name,
        Shape inputShape,
        DataType type,
        NDManager manager,
        UnaryOperator<NDList> outputs,
        Supplier<double[]> parameters,
        ScriptCode code) {

    /** A block in evaluation mode. */
    static TrialSubject of(String name, Block block, Shape inputShape, DataType type, NDManager manager) {
        return new TrialSubject(
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
}
