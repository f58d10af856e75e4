package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.ascribe.model.Activation;
import org.ascribe.model.Affine;
import org.ascribe.model.AffineMap;
import org.ascribe.model.Layer;
import org.ascribe.model.LayerPass;
import org.ascribe.model.Pointwise;

/**
 * A forward pass over differences Δ = x − b, one of their two parts, and the baselines, {@code [Δ; Δ⁺ or Δ⁻; b]}. Differences and parts
 * are passed by maps that are linear in them, with multipliers held fixed, so that the gradient of the pass is a multiplier from
 * input to output.
 *
 * @param positive whether the part is Δ⁺
 */
record RevealCancelPass(boolean positive) implements LayerPass {

    private static final Rescale RESCALE = new Rescale();

    @Override
    public NDArray forward(Layer layer, NDArray input) {
        long n = input.getShape().get(0) / 3;
        NDArray difference = input.get(new NDIndex("0:" + n));
        NDArray part = input.get(new NDIndex(n + ":" + 2 * n));
        NDArray baseline = input.get(new NDIndex(2 * n + ":"));
        if (layer instanceof Affine affine) {
            return linear(affine.map(), difference, baseline);
        }
        if (layer instanceof Pointwise pointwise) {
            return revealed(pointwise.activation(), difference, part, baseline);
        }
        return layer.apply(input);
    }

    /** The linear rule: a contribution w Δ goes to the part of its sign, and where Δ is zero half of it to each. */
    private NDArray linear(AffineMap map, NDArray difference, NDArray baseline) {
        AffineMap w = map.withoutBias();
        NDArray rising = difference.gt(0).toType(difference.getDataType(), false);
        NDArray still = difference.eq(0).toType(difference.getDataType(), false);
        NDArray up = difference.mul(rising.add(still.mul(0.5)));
        NDArray part = signed(w, positive).apply(up).add(signed(w, !positive).apply(difference.sub(up)));
        return NDArrays.concat(new NDList(w.apply(difference), part, map.apply(baseline)));
    }

    private static AffineMap signed(AffineMap map, boolean positive) {
        return map.with(w -> positive ? w.maximum(0) : w.minimum(0));
    }

    private NDArray revealed(Activation s, NDArray difference, NDArray part, NDArray reference) {
        NDArray rest = difference.sub(part);
        NDArray ownShare = part.mul(multiplier(s, part, rest, reference));
        NDArray otherShare = rest.mul(multiplier(s, rest, part, reference));
        return NDArrays.concat(new NDList(ownShare.add(otherShare), ownShare, s.apply(reference)));
    }

    /** The mean of what one part is multiplied with before and after the other is added. */
    private static NDArray multiplier(Activation s, NDArray part, NDArray other, NDArray reference) {
        NDArray before = RESCALE.of(s, reference.add(part), reference);
        NDArray after = RESCALE.of(s, reference.add(part).add(other), reference.add(other));
        return before.add(after).div(2).stopGradient();
    }
}
