package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ascribe.model.AffineMap;

/**
 * A rule of deep Taylor decomposition. For each neuron {@code z_j = Σ_i w_ij x_i + b_j} that is active it chooses a root point, where
 * the plane z_j = 0 meets a line from the sample along a search direction v_j; the first-order terms of the expansion there share
 * the neuron's relevance out: {@code R_i = Σ_j v_ij w_ij / Σ_i' v_i'j w_i'j R_j}.
 *
 * <p>{@link #share} computes this for all neurons at once. The root point itself can be asked for, to be looked at.
 *
 * <p>Montavon et al. 2017, sections 3 and 4.
 */
public interface RootRule extends AffineRule {

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
     * <p>It stays in the domain that the rule is made for if the bias is not positive.
     *
     * @param map the layer
     * @param x its inputs, {@code [n, ...]}
     * @param neuron where in the layer's output, without the batch axis
     * @return {@code [n, ...]}
     * @throws IllegalArgumentException if there is no root point in the search direction of a sample
     */
    default NDArray root(AffineMap map, NDArray x, int... neuron) {
        NDArray output = map.apply(x);
        NDArray unit = output.zerosLike();
        NDIndex place = new NDIndex(":");
        IntStream.of(neuron).forEach(place::addIndices);
        unit.set(place, 1);
        NDArray z = Shares.perSample(output.mul(unit)).maximum(0);
        NDArray w = map.back(x, unit);
        NDArray v = direction(x, w);
        NDArray slope = Shares.perSample(v.mul(w));
        NDArray active = z.gt(0);
        if (active.logicalAnd(slope.lte(0)).any().getBoolean()) {
            throw new IllegalArgumentException("x: the neuron is active for a sample whose search direction " + this
                    + " never silences it; expected one whose plane z = 0 the direction meets");
        }
        // Silent neurons may have no slope either, and stay where they are.
        NDArray t = z.div(slope.add(active.logicalNot().toType(z.getDataType(), false)));
        long[] column = LongStream.concat(
                        LongStream.of(x.getShape().get(0)),
                        LongStream.generate(() -> 1).limit(x.getShape().dimension() - 1))
                .toArray();
        return x.sub(v.mul(t.reshape(column)));
    }
}
