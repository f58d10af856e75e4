package org.ascribe.nets;

import ai.djl.ndarray.NDManager;

/** How much native memory a manager answers for. */
public final class OwnedArrays {

    private OwnedArrays() {}

    /** The number of arrays that are freed when it is closed, those of managers under it not among them. */
    public static int of(NDManager manager) {
        return manager.getManagedArrays().size();
    }
}
