package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.function.UnaryOperator;
import org.ascribe.autograd.Autograd;

/**
 * {@code a ↦ W a + b} with the weights of a layer, or with what a rule makes of them. The ε-rule, for one, reads
 * {@code z = m.apply(a); a.mul(m.back(a, r.div(away(z))))}.
 *
 * <p>Everything is computed where the input lives: arrays that come back belong to the input's manager, and so does what the rule
 * makes of the weights.
 */
public final class AffineMap {

    private final LinearOperator operator;
    private final UnaryOperator<NDArray> weights;
    private final UnaryOperator<NDArray> biases;

    private AffineMap(LinearOperator operator, UnaryOperator<NDArray> weights, UnaryOperator<NDArray> biases) {
        this.operator = operator;
        this.weights = weights;
        this.biases = biases;
    }

    static AffineMap of(LinearOperator operator) {
        return new AffineMap(operator, w -> w, b -> b);
    }

    /**
     * {@code W a + b}.
     *
     * @param a {@code [n, ...]}
     * @return {@code [n, ...]}, differentiable by a
     */
    public NDArray apply(NDArray a) {
        return operator.apply(a, weight(a)).add(bias(a));
    }

    /**
     * The same map with changed weights, {@code w -> w.maximum(0)} say; the bias stays. The operator gets the kernel of a dense
     * layer or convolution, the scale of each channel of a batch normalisation, and for each window of an average pool the weight
     * 1/k of its k entries.
     *
     * @param change applied to the weights each time they are used; must be element-wise
     * @return the changed map
     */
    public AffineMap with(UnaryOperator<NDArray> change) {
        return new AffineMap(operator, w -> change.apply(weights.apply(w)), biases);
    }

    /**
     * The same map with a changed bias.
     *
     * @param change applied to the bias each time it is used; must be element-wise
     * @return the changed map
     */
    public AffineMap withBias(UnaryOperator<NDArray> change) {
        return new AffineMap(operator, weights, b -> change.apply(biases.apply(b)));
    }

    /**
     * {@code a ↦ W a}.
     *
     * @return the same map without bias
     */
    public AffineMap withoutBias() {
        return withBias(NDArray::zerosLike);
    }

    /**
     * b, in a shape that broadcasts to the output.
     *
     * @param a an input, whose manager, type and number of axes are taken
     * @return the bias; zero where the layer has none
     */
    public NDArray bias(NDArray a) {
        return biases.apply(operator.bias(a));
    }

    /**
     * {@code Wᵀ v}: the transposed derivative. Works whether or not operations are being recorded.
     *
     * @param a an input, of which the shape is taken
     * @param v of the output's shape
     * @return an array of a's shape on v's manager
     */
    public NDArray back(NDArray a, NDArray v) {
        NDManager owner = v.getManager();
        try (NDManager scope = owner.newSubManager()) {
            return Autograd.recording(false, () -> {
                NDArray shaped = Autograd.borrow(a, scope);
                NDArray found = operator.back(shaped, weight(shaped), Autograd.borrow(v, scope));
                found.attach(owner);
                return found;
            });
        }
    }

    private NDArray weight(NDArray a) {
        return weights.apply(operator.weight(a));
    }
}
