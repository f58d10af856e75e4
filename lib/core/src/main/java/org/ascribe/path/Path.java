package org.ascribe.path;

import ai.djl.ndarray.NDArray;

/** A curve γ from a baseline, γ(0) = b, to a sample, γ(1) = x. */
public interface Path {

    /**
     * Points of the curves of a batch.
     *
     * @param b baselines, {@code [n, ...]}
     * @param x samples, {@code [n, ...]}
     * @param alpha parameters in [0, 1], {@code [k, 1, 1, ...]}, broadcasting against {@code [k, n, ...]}
     * @return γ(α), {@code [k, n, ...]}
     */
    NDArray points(NDArray b, NDArray x, NDArray alpha);

    /**
     * Derivatives of the curves of a batch.
     *
     * @param b baselines, {@code [n, ...]}
     * @param x samples, {@code [n, ...]}
     * @param alpha parameters in [0, 1], {@code [k, 1, 1, ...]}
     * @return dγ/dα, {@code [k, n, ...]} or {@code [1, n, ...]} where it is the same everywhere
     */
    NDArray velocities(NDArray b, NDArray x, NDArray alpha);
}
