package org.ascribe.nd4j;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.ascribe.Attribution;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Between DJL's arrays, ND4J's, and attributions. */
public final class IndArrays {

    private IndArrays() {}

    /**
     * The values of an attribution, for matrix analysis with ND4J.
     *
     * @param attribution any attribution
     * @return its values in its shape, float64; a copy
     */
    public static INDArray of(Attribution attribution) {
        Nd4jEngine.start();
        return Nd4j.create(attribution.values(), attribution.shape(), DataType.DOUBLE);
    }

    /**
     * A copy of a DJL array.
     *
     * @param array of any type, on any device
     * @param type of the copy
     * @return the same values in the same shape
     */
    static INDArray of(NDArray array, DataType type) {
        return Nd4j.create(Heap.of(array), array.getShape().getShape(), type);
    }

    /**
     * A copy of an ND4J array.
     *
     * @param array of any type and order
     * @param manager owner of the copy, and the device it goes to
     * @param type of the copy
     * @return the same values in the same shape
     */
    static NDArray of(INDArray array, NDManager manager, ai.djl.ndarray.types.DataType type) {
        try (INDArray rowMajor = array.dup('c')) {
            double[] values = rowMajor.data().asDouble();
            return Tensors.of(manager, type, values, new Shape(array.shape()));
        }
    }
}
