package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/** The table of an {@link Embedding}. */
final class EmbeddingBlock extends AbstractBlock {

    private final int dimensions;
    private final Parameter weight;

    EmbeddingBlock(int vocabulary, int dimensions) {
        this.dimensions = dimensions;
        weight = addParameter(Parameter.builder()
                .setName("weight")
                .setType(Parameter.Type.WEIGHT)
                .optShape(new Shape(vocabulary, dimensions))
                .build());
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean training, PairList<String, Object> parameters) {
        NDArray numbers = inputs.singletonOrThrow();
        NDArray table = store.getValue(weight, numbers.getDevice(), training);
        NDArray rows = ai.djl.nn.core.Embedding.embedding(
                        numbers.toType(DataType.INT64, false), table, SparseFormat.DENSE)
                .singletonOrThrow();
        NDArray isWord = numbers.gt(0).toType(table.getDataType(), false).expandDims(-1);
        return new NDList(rows.mul(isWord));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] shapes) {
        return new Shape[] {shapes[0].add(dimensions)};
    }
}
