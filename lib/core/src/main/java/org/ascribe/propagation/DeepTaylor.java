package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.propagation.rule.Addends;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Place;
import org.ascribe.propagation.rule.RootRule;
import org.ascribe.propagation.rule.Rule;
import org.ascribe.propagation.rule.WSquare;
import org.ascribe.propagation.rule.ZBox;
import org.ascribe.propagation.rule.ZPlus;

/**
 * Deep Taylor decomposition: the target's logit is shared out layer by layer, each neuron by the first-order terms of an expansion at a
 * root point of its own, {@code R_i = Σ_j v_ij w_ij / Σ_i' v_i'j w_i'j R_j}, found along the search direction v_j of a
 * {@link RootRule}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: a logit. Sums to f(x) wherever every neuron with relevance
 *       has an input that excites it; the ledger says where that was not so, and how much was lost. There is no baseline.
 *   <li>Sign: where the logit is positive, so is every relevance. For a negative logit there is nothing to find a root of: all
 *       relevances are negative.
 *   <li>Its assumptions are a positive logit, layers of ReLUs, and biases that are not positive; biases are left out. In a max pool
 *       the winner of a window takes all, in an average pool inputs share by the z⁺-rule, and so do branches that are added.
 *   <li>Batch normalisation is no layer of ReLUs: where its input is negative, relevance is lost. Fold it
 *       ({@link org.ascribe.network.Network#folded}).
 *   <li>Cost: one forward, and one to three forwards and backwards of each layer.
 * </ul>
 *
 * Montavon et al. 2017, section 5.
 *
 * @param first rule of the layers that see the input: its root points lie in the input's domain
 * @param hidden rule of all layers above
 */
public record DeepTaylor(RootRule first, RootRule hidden) implements AttributionMethod {

    /** For inputs that may be any real number: w² in the first layer, z⁺ above. */
    public DeepTaylor() {
        this(new WSquare(), new ZPlus());
    }

    /**
     * For inputs in a box: zᴮ in the first layer, z⁺ above.
     *
     * @param low the smallest value of an input
     * @param high the largest
     */
    public DeepTaylor(double low, double high) {
        this(new ZBox(low, high), new ZPlus());
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        return new LayerwiseRelevance(composite()).scores(f, x);
    }

    /**
     * Which rule for which layer.
     *
     * @return what {@link LayerwiseRelevance} is asked for
     */
    public Composite composite() {
        return new Roots(first, hidden);
    }

    private record Roots(RootRule first, RootRule hidden) implements Composite {

        @Override
        public Rule rule(Place place) {
            return place.first() && (place.dense() || place.convolution()) ? first : hidden;
        }

        @Override
        public Addends addends() {
            return Addends.POSITIVE;
        }
    }
}
