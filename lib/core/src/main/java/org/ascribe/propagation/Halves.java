package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;

/**
 * Samples and the baselines they are compared with, which pass the network as one batch {@code [x; b]}.
 *
 * @param sample {@code [n, ...]}
 * @param reference {@code [n, ...]}
 */
record Halves(NDArray sample, NDArray reference) {

    static Halves of(NDArray both) {
        long n = both.getShape().get(0) / 2;
        return new Halves(both.get(new NDIndex("0:" + n)), both.get(new NDIndex(n + ":" + 2 * n)));
    }

    NDArray joined() {
        return NDArrays.concat(new NDList(sample, reference));
    }

    NDArray difference() {
        return sample.sub(reference);
    }

    NDArray mean() {
        return sample.add(reference).div(2);
    }
}
