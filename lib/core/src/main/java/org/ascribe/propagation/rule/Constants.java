package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.function.Function;

/** Factors that a graph takes as given. */
public final class Constants {

    private Constants() {}

    /**
     * What is computed of some arrays, without their history; the steps on the way are freed, not kept until the graph is.
     *
     * @param work what is computed
     * @param arrays of what
     * @return an array on the manager of the first, of no graph
     */
    public static NDArray of(Function<NDArray[], NDArray> work, NDArray... arrays) {
        NDManager owner = arrays[0].getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray[] fixed = Arrays.stream(arrays)
                    .map(array -> {
                        NDArray view = array.stopGradient();
                        view.attach(scope);
                        return view;
                    })
                    .toArray(NDArray[]::new);
            NDArray found = work.apply(fixed);
            found.attach(owner);
            return found;
        }
    }
}
