package org.ascribe.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Numbers of the engine on Java's heap. */
public final class Heap {

    private Heap() {}

    /**
     * The numbers of an array, in row-major order. Cost: one copy from where the array lies; never in a loop over pixels.
     *
     * @param array of a floating type; stays open
     * @return in double precision, exactly
     */
    public static double[] of(NDArray array) {
        NDArray wide = array.toType(DataType.FLOAT64, false);
        try {
            return wide.toDoubleArray();
        } finally {
            if (wide != array) {
                wide.close();
            }
        }
    }
}
