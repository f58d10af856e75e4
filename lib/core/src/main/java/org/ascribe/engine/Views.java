package org.ascribe.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;

/** Arrays lent to a scope, so that all that is made of them is freed with it. */
public final class Views {

    private Views() {}

    /**
     * The same numbers under another owner, so that what is computed from them is freed with it.
     *
     * @param array any array
     * @param scope the owner
     * @return a view; nothing is copied
     */
    public static NDArray of(NDArray array, NDManager scope) {
        NDArray view = array.reshape(array.getShape());
        view.attach(scope);
        return view;
    }

    /**
     * Computes something from a view, and frees all that is made on the way.
     *
     * @param array any array
     * @param work what is computed; what it makes has to be the view's manager's
     * @return its result, owned as the array is
     */
    public static NDArray within(NDArray array, UnaryOperator<NDArray> work) {
        NDManager owner = array.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray result = work.apply(of(array, scope));
            result.attach(owner);
            return result;
        }
    }
}
