package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.ascribe.ScalarFunction;

/** A scalar function whose layers are known, for the methods that work layer by layer. */
public interface LayeredFunction extends ScalarFunction {

    /**
     * What f is an output of.
     *
     * @return the network, whose parameters have values
     */
    Network network();

    @Override
    LayeredFunction at(NDArray batch);

    @Override
    LayeredFunction rows(int... rows);

    /**
     * The gradient of a forward pass in which every layer may have been given another gradient, {@code ∂f̃/∂x}. Cost: one forward
     * and one backward a row.
     *
     * @param batch samples, {@code [n, ...]}; or samples followed by one or more sets of as many companions, such as their
     *     baselines, {@code [x; b]}, of which only the samples are differentiated
     * @param pass how layers are passed; it meets samples and their companions in one batch
     * @return {@code [n, ...]}, of the samples
     */
    NDArray gradient(NDArray batch, LayerPass pass);

    /**
     * As {@link #gradient(NDArray, LayerPass)}, at the inputs of chosen layers. Cost: one forward a row, and one backward for
     * each chosen layer.
     *
     * @param batch samples, or samples and companions
     * @param pass how layers are passed
     * @param layers names of layers that stand in one place each and are neither branches nor recurrent
     * @return for each of the layers, its input for the whole batch and the gradient there of the samples
     */
    List<LayerGradient> gradients(NDArray batch, LayerPass pass, List<String> layers);

    /**
     * Walks the network backwards, layer by layer, with rules that need to know what arrives from above. Cost: one forward a row,
     * and what the rules cost, about one backward.
     *
     * @param batch samples, or samples and companions as in {@link #gradient(NDArray, LayerPass)}
     * @param pass what is done at each layer; for large batches called once for each slice of the rows
     * @return what arrives at the input
     */
    NDArray walk(NDArray batch, BackwardPass pass);

    /**
     * f of polynomials: with {@code x(t) = Σₘ xₘ tᵐ} over the monomials tᵐ, the coefficients of {@code f(x(t))}, cut off above
     * their degree. Exact to rounding. At kinks the derivatives are those of the left side, and all higher ones 0. Cost: a forward
     * for each coefficient, and products of coefficients at activations.
     *
     * @param coefficients xₘ, one set of rows after another, the constants first, {@code [M n, ...inputShape]}; sets may be missing
     *     at the end, which are zero and cost nothing before the first activation
     * @param monomials which
     * @return {@code [M n]}, in the same order
     * @throws IllegalArgumentException if a layer has no Taylor arithmetic: an opaque or a recurrent one
     */
    NDArray value(NDArray coefficients, Monomials monomials);

    /**
     * The gradient of the last coefficient of {@code f(x(t))} by all coefficients of x(t). Cost: as {@link #value(NDArray,
     * Monomials)}, and as many backwards.
     *
     * @param coefficients xₘ, one set of rows after another, the constants first, {@code [M n, ...inputShape]}
     * @param monomials which
     * @return {@code [M n, ...inputShape]}, in the same order
     * @throws IllegalArgumentException if a layer has no Taylor arithmetic: an opaque or a recurrent one
     */
    NDArray gradient(NDArray coefficients, Monomials monomials);

    /**
     * Whether all layers have Taylor arithmetic.
     *
     * @return false if one is opaque or recurrent
     */
    default boolean hasTaylorArithmetic() {
        return TaylorPass.KINDS.unknownIn(network()).isEmpty();
    }

    /**
     * f as a function of a layer's output.
     *
     * @param layer name of a layer of the trunk
     * @return f of that layer's output, bound to the same rows
     * @throws IllegalArgumentException if there is no such layer, or it stands in several places or inside branches
     */
    LayeredFunction above(String layer);

    /**
     * The output of a layer. Cost: one forward a row, up to there.
     *
     * @param layer name of a layer, anywhere in the tree
     * @param batch samples, {@code [n, ...inputShape]}
     * @return {@code [n, ...]}
     * @throws IllegalArgumentException if there is no such layer, or it stands in several places
     */
    NDArray activation(String layer, NDArray batch);

    /**
     * One unit of a layer as a function of the sample. Its target class is always 0.
     *
     * @param layer name of a layer, anywhere in the tree
     * @param index where in the layer's output, without the batch axis
     * @return the unit's activation, bound to as many rows
     * @throws IllegalArgumentException if there is no such layer or unit, or the layer stands in several places
     */
    ScalarFunction neuron(String layer, int... index);

    /**
     * Where a gradient was taken.
     *
     * @param input the input of the layer, for samples and companions
     * @param gradient {@code ∂f̃/∂input}, for the samples
     */
    record LayerGradient(NDArray input, NDArray gradient) {}

    /**
     * The function as one whose layers are known.
     *
     * @param f any function
     * @param who the method that asks, for the message
     * @return f
     * @throws IllegalArgumentException if f does not know its layers
     */
    static LayeredFunction of(ScalarFunction f, String who) {
        if (f instanceof LayeredFunction layered) {
            return layered;
        }
        throw new IllegalArgumentException("f: " + f + " does not know its layers; " + who
                + " works layer by layer and expects a model made of an org.ascribe.network.Network");
    }
}
