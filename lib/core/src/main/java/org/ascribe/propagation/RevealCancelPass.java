package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import org.ascribe.network.Activation;
import org.ascribe.network.Affine;
import org.ascribe.network.AffineMap;
import org.ascribe.network.Layer;
import org.ascribe.network.LayerPass;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Pointwise;
import org.ascribe.propagation.rule.Constants;

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
        if (layer instanceof MaxPool pool) {
            return pooled(pool, difference, baseline);
        }
        return layer.apply(input);
    }

    /** The linear rule: a contribution w Δ goes to the part of its sign, and where Δ is zero half of it to each. */
    private NDArray linear(AffineMap map, NDArray difference, NDArray baseline) {
        AffineMap w = map.withoutBias();
        NDArray up = rising(difference);
        NDArray part = signed(w, positive).apply(up).add(signed(w, !positive).apply(difference.sub(up)));
        return NDArrays.concat(new NDList(w.apply(difference), part, map.apply(baseline)));
    }

    /** What is positive of differences, with the gradient of half of what is zero. */
    private static NDArray rising(NDArray difference) {
        NDArray up = difference.gt(0).toType(difference.getDataType(), false);
        NDArray still = difference.eq(0).toType(difference.getDataType(), false);
        return difference.mul(up.add(still.mul(0.5)));
    }

    /** The linear rule with the multipliers of {@link MaxPoolRule#EXACT}: the change of a maximum is all of one sign. */
    private NDArray pooled(MaxPool pool, NDArray difference, NDArray baseline) {
        NDArray both = new Halves(baseline.add(difference), baseline).joined();
        Halves maxima = Halves.of(MaxPoolRule.EXACT.forward(pool, both));
        NDArray change = maxima.difference();
        NDArray up = rising(change);
        return NDArrays.concat(new NDList(change, positive ? up : change.sub(up), maxima.reference()));
    }

    private static AffineMap signed(AffineMap map, boolean positive) {
        return map.with(w -> positive ? w.maximum(0) : w.minimum(0));
    }

    private NDArray revealed(Activation s, NDArray difference, NDArray part, NDArray reference) {
        NDArray rest = difference.sub(part);
        NDArray ownShare = part.mul(multiplier(s, part, rest, reference));
        NDArray otherShare = rest.mul(multiplier(s, rest, part, reference));
        NDArray before = s.apply(reference);
        // A difference of zero, of two silent units say, must be exactly that: above, zeros are told from signs.
        NDArray change = s.apply(reference.add(difference)).sub(before);
        return NDArrays.concat(new NDList(Surrogate.of(change, ownShare.add(otherShare)), ownShare, before));
    }

    /** The mean of what one part is multiplied with before and after the other is added. */
    private static NDArray multiplier(Activation s, NDArray part, NDArray other, NDArray reference) {
        return Constants.of(
                fixed -> {
                    NDArray p = fixed[0];
                    NDArray o = fixed[1];
                    NDArray b = fixed[2];
                    NDArray before = RESCALE.of(s, b.add(p), b);
                    NDArray after = RESCALE.of(s, b.add(p).add(o), b.add(o));
                    return before.add(after).div(2);
                },
                part,
                other,
                reference);
    }
}
