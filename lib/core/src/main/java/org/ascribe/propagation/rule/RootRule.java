package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import org.ascribe.network.AffineMap;

/**
 * A rule of deep Taylor decomposition. For each neuron {@code z_j = Σ_i w_ij x_i + b_j} that is active it chooses a root point, where
 * the plane z_j = 0 meets a line from the sample along a search direction v_j; the first-order terms of the expansion there share
 * the neuron's relevance out: {@code R_i = Σ_j v_ij w_ij / Σ_i' v_i'j w_i'j R_j}.
 *
 * <p>{@link #share} computes this for all neurons at once. The root point itself can be asked for, to be looked at; of a neuron of
 * plain numbers {@link ReluNeuron} has all there is to see.
 *
 * <p>Montavon et al. 2017, sections 3 and 4.
 */
public interface RootRule extends AffineRule {

    /**
     * What is shared in proportion to: {@code v_ij w_ij} for all neurons at once, of whatever length v_j is.
     *
     * @param map the layer
     * @param a its inputs, {@code [n, ...]}
     * @return contributions whose {@link Contributions#total total} is {@code Σ_i v_ij w_ij}, where no bias is kept
     */
    Contributions contributions(AffineMap map, NDArray a);

    /**
     * What keeps {@code Σ_i v_ij w_ij} from zero.
     *
     * @return a stabiliser
     */
    Stabiliser stabiliser();

    @Override
    default Shares share(AffineMap map, NDArray a, NDArray relevance) {
        return contributions(map, a).share(relevance, stabiliser());
    }

    /**
     * The search direction of one neuron.
     *
     * @param x inputs of the layer, {@code [n, ...]}
     * @param w the neuron's weight on each of them, {@code [n, ...]}
     * @return v_j, {@code [n, ...]}; its length does not matter
     */
    NDArray direction(NDArray x, NDArray w);

    /**
     * The root point of one neuron for each sample: {@code x − z_j / (Σ_i v_ij w_ij) v_j} if the neuron is active, z_j > 0, and else
     * x itself, where the neuron is silent already.
     *
     * <p>It stays in the domain that the rule is made for if the bias is not positive, and zero is in it.
     *
     * @param map the layer
     * @param x its inputs, {@code [n, ...]}
     * @param neuron where in the layer's output, without the batch axis
     * @return {@code [n, ...]}
     * @throws IllegalArgumentException if there is no such neuron, or no root point in the search direction of a sample
     */
    default NDArray root(AffineMap map, NDArray x, int... neuron) {
        return new RootSearch(this, map, neuron).from(x);
    }
}
