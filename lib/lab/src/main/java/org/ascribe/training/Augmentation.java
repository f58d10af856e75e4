package org.ascribe.training;

import ai.djl.ndarray.types.Shape;
import java.util.Random;

/** A random change of a sample that leaves its class as it is: a network that sees each sample changed anew learns less by heart. */
public sealed interface Augmentation permits Unchanged, MirrorAndShift {

    /** Samples as they are. */
    Augmentation NONE = new Unchanged();

    /**
     * Copies one sample, changed.
     *
     * @param shape of the sample
     * @param from holds it
     * @param start index of its first value
     * @param into where it goes
     * @param place index of its first value there
     * @param random decides on the change
     */
    void copy(Shape shape, float[] from, int start, float[] into, int place, Random random);
}
