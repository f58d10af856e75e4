package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.ascribe.engine.Tensors;

/**
 * {@code γᵢ(α) = bᵢ + α^pᵢ (xᵢ - bᵢ)}: a smooth curve along which features with a larger power move later. Monotone, as the
 * paths of cost sharing are. With the same power for all it is the {@link StraightLine}, at another pace.
 *
 * @param powers pᵢ, by row-major index, 1 or more
 */
public record PowerCurve(List<Double> powers) implements Path {

    /**
     * Keeps its own copy.
     *
     * @param powers pᵢ
     * @throws IllegalArgumentException if one is below 1, where the curve would leave b at an infinite pace
     */
    public PowerCurve {
        powers = List.copyOf(powers);
        if (!powers.stream().allMatch(p -> p >= 1 && p < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("powers: " + powers + "; expected finite numbers from 1 on");
        }
    }

    /**
     * One power for each feature.
     *
     * @param powers pᵢ, 1 or more
     * @return the curve
     */
    public static PowerCurve of(double... powers) {
        return new PowerCurve(Arrays.stream(powers).boxed().toList());
    }

    @Override
    public NDArray points(NDArray b, NDArray x, NDArray alpha) {
        return x.sub(b).expandDims(0).mul(alpha.pow(power(x))).addi(b.expandDims(0));
    }

    @Override
    public NDArray velocities(NDArray b, NDArray x, NDArray alpha) {
        NDArray p = power(x);
        return x.sub(b).expandDims(0).mul(alpha.pow(p.sub(1)).muli(p));
    }

    /** By construction. */
    @Override
    public void check(NDArray b, NDArray x) {
        power(x).close();
    }

    /** {@code [1, 1, ...]}. */
    private NDArray power(NDArray x) {
        Shape sample = x.getShape().slice(1);
        if (sample.size() != powers.size()) {
            throw new IllegalArgumentException("powers: " + powers.size() + "; expected " + sample.size()
                    + ", one for each feature of a sample of shape " + sample);
        }
        double[] all = powers.stream().mapToDouble(p -> p).toArray();
        return Tensors.like(x, all, new Shape(1, 1).addAll(sample));
    }
}
