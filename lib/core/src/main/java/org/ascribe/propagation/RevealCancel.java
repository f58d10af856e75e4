package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Differential;
import org.ascribe.network.Affine;
import org.ascribe.network.LayerKinds;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Pointwise;
import org.ascribe.network.Reshape;

/**
 * DeepLIFT with the RevealCancel rule, which follows the positive and the negative part of every difference from the baseline apart:
 * {@code a_i = m_i⁺ (x_i − b_i)⁺ + m_i⁻ (x_i − b_i)⁻}.
 *
 * <p>At an activation each part gets the mean of what it adds before and after the other,
 * {@code Δy⁺ = ½ (s(z̃ + Δz⁺) − s(z̃)) + ½ (s(z̃ + Δz⁺ + Δz⁻) − s(z̃ + Δz⁻))} and Δy⁻ alike: the Shapley value of two players. So
 * inputs that cancel each other, and that {@link DeepLift} with the Rescale rule sees as nothing, still show.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f, a logit. Sign: positive speaks for the target.
 *   <li>Sums to f(x) − f(b) up to rounding. Works on models made of a {@link org.ascribe.network.Network} of affine layers,
 *       activations, max pools, reshapings and branches, in logits. A max pool shares its change as {@link MaxPoolRule#EXACT} does.
 *   <li>Cost: two forwards and backwards, of three rows for each sample. Gives different answers for two networks that compute the
 *       same function in different layers.
 * </ul>
 *
 * Shrikumar, Greenside, Kundaje 2017, sections 3.5.1 and 3.5.3.
 *
 * @param baseline b
 */
public record RevealCancel(Baseline baseline) implements AttributionMethod {

    private static final LayerKinds KINDS =
            new LayerKinds(List.of(Affine.class, Pointwise.class, MaxPool.class, Reshape.class));

    /** From zero. */
    public RevealCancel() {
        this(Baseline.zero());
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        Supported.logit(f, "RevealCancel");
        LayeredFunction g = Supported.layers(f, "RevealCancel", KINDS);
        NDArray b = baseline.of(x);
        NDArray difference = x.sub(b);
        NDArray positive = difference.maximum(0);
        NDArray negative = difference.minimum(0);
        // What the whole difference adds while one part is held is what the other adds.
        NDArray ofNegative =
                g.gradient(NDArrays.concat(new NDList(difference, positive, b)), new RevealCancelPass(true));
        NDArray ofPositive =
                g.gradient(NDArrays.concat(new NDList(difference, negative, b)), new RevealCancelPass(false));
        return Scores.of(Differential.of(positive, ofPositive).add(Differential.of(negative, ofNegative)))
                .from(b);
    }
}
