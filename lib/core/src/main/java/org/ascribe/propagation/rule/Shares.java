package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;

/**
 * Where the relevance at the output of a layer went.
 *
 * @param relevance at the layer's input, {@code [n, ...]}
 * @param bias what the bias kept of each sample, {@code [n]}
 * @param stabiliser what the stabiliser of the denominator kept, {@code [n]}
 */
public record Shares(NDArray relevance, NDArray bias, NDArray stabiliser) {

    /**
     * Of a layer that keeps nothing.
     *
     * @param relevance at the layer's input, {@code [n, ...]}
     * @return all of it
     */
    public static Shares of(NDArray relevance) {
        NDArray none = perSample(relevance).zerosLike();
        return new Shares(relevance, none, none);
    }

    /**
     * A multiple.
     *
     * @param factor α, say
     * @return every share times the factor
     */
    public Shares times(double factor) {
        return new Shares(relevance.mul(factor), bias.mul(factor), stabiliser.mul(factor));
    }

    /**
     * A sum.
     *
     * @param other of the same layer
     * @return share by share
     */
    public Shares plus(Shares other) {
        return new Shares(relevance.add(other.relevance), bias.add(other.bias), stabiliser.add(other.stabiliser));
    }

    /**
     * The sum of each sample.
     *
     * @param array {@code [n, ...]}
     * @return {@code [n]}
     */
    public static NDArray perSample(NDArray array) {
        return array.reshape(array.getShape().get(0), -1).sum(new int[] {1});
    }
}
