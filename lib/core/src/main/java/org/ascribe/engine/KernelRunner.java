package org.ascribe.engine;

import ai.djl.ndarray.types.DataType;
import java.util.List;

/** Whatever computes kernels. */
@FunctionalInterface
interface KernelRunner {

    /**
     * Computes one.
     *
     * @param kernel what
     * @param type in which numbers
     * @return y, y with a graph, and the gradients by every argument
     */
    List<double[]> run(Kernel kernel, DataType type);
}
