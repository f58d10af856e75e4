package org.ascribe.path;

import ai.djl.ndarray.NDArray;

/** {@code γ(α) = b + α (x - b)}: the path of Integrated Gradients. */
public record StraightLine() implements Path {

    @Override
    public NDArray points(NDArray b, NDArray x, NDArray alpha) {
        return x.sub(b).expandDims(0).mul(alpha).addi(b.expandDims(0));
    }

    @Override
    public NDArray velocities(NDArray b, NDArray x, NDArray alpha) {
        return x.sub(b).expandDims(0);
    }

    /** By construction. */
    @Override
    public void check(NDArray b, NDArray x) {}
}
