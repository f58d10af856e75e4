package org.ascribe.training;

import ai.djl.ndarray.types.Shape;
import java.util.Random;

/** No change at all. */
record Unchanged() implements Augmentation {

    @Override
    public void copy(Shape shape, float[] from, int start, float[] into, int place, Random random) {
        System.arraycopy(from, start, into, place, (int) shape.size());
    }

    @Override
    public String toString() {
        return "none";
    }
}
