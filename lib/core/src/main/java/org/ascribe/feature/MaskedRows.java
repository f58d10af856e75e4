package org.ascribe.feature;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Tensors;

/**
 * Some rows of a batch, each with some of its features marked. A row may come many times, with other marks.
 *
 * @param f the function, bound to these rows
 * @param rows which row of the batch each one is
 * @param masks true for marked features, {@code [k, ...]}
 */
public record MaskedRows(ScalarFunction f, int[] rows, NDArray masks) {

    /**
     * Picks these rows of an array that has one for each sample.
     *
     * @param batch {@code [n, ...]}
     * @return {@code [k, ...]}
     */
    public NDArray of(NDArray batch) {
        NDManager scope = masks.getManager();
        if (Arrays.stream(rows).allMatch(row -> row == rows[0])) {
            // The usual case by far, and a view instead of a copy.
            NDArray row = batch.get(scope, new NDIndex(rows[0] + ":" + (rows[0] + 1)));
            return row.broadcast(new Shape(rows.length).addAll(batch.getShape().slice(1)));
        }
        NDArray index = Tensors.index(scope, rows);
        return batch.get(scope, new NDIndex("{}", index));
    }

    /**
     * These rows with their marked features taken from elsewhere.
     *
     * @param batch the samples, {@code [n, ...]}
     * @param others what marked features become, {@code [n, ...]}
     * @return {@code [k, ...]}
     */
    public NDArray replaced(NDArray batch, NDArray others) {
        return NDArrays.where(masks, of(others), of(batch));
    }
}
