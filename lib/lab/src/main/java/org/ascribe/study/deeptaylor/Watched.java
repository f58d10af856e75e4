package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.ascribe.network.AffineMap;
import org.ascribe.propagation.rule.Addends;
import org.ascribe.propagation.rule.AffineRule;
import org.ascribe.propagation.rule.Composite;
import org.ascribe.propagation.rule.Contributions;
import org.ascribe.propagation.rule.Place;
import org.ascribe.propagation.rule.RootRule;
import org.ascribe.propagation.rule.Rule;
import org.ascribe.propagation.rule.Shares;
import org.ascribe.propagation.rule.WSquare;

/**
 * A rule as it is, while somebody counts to which neurons the relevance of one sample comes.
 *
 * @param rule that shares
 * @param place of the layer
 * @param seen what is added to
 */
record Watched(RootRule rule, Place place, List<Seen> seen) implements AffineRule {

    /** Rounding of z and Σ v w, which are two sums. */
    private static final double ROUNDING = 1e-9;

    /**
     * One layer.
     *
     * @param layer its name
     * @param kind the class of its block
     * @param unexcited relevance of neurons with Σ v w = 0: there is nobody to give it to
     * @param outside relevance of neurons whose root point is outside the domain
     * @param onPositiveBias relevance of neurons with a positive bias
     * @param unexcitedOnPositiveBias relevance of neurons that are both unexcited and of a positive bias
     * @param positiveBiases the part of the biases that is positive, counted by neuron
     */
    record Seen(
            String layer,
            String kind,
            double unexcited,
            double outside,
            double onPositiveBias,
            double unexcitedOnPositiveBias,
            double positiveBiases) {}

    /** All rules of a composite, watched. */
    static Composite all(Composite composite, List<Seen> seen) {
        return new Composite() {
            @Override
            public Rule rule(Place place) {
                return new Watched((RootRule) composite.rule(place), place, seen);
            }

            @Override
            public Rule maxPoolRule(Place place) {
                return composite.maxPoolRule(place);
            }

            @Override
            public Addends addends() {
                return composite.addends();
            }
        };
    }

    @Override
    public Shares share(AffineMap map, NDArray a, NDArray relevance) {
        NDArray z = map.apply(a);
        Contributions terms = rule.contributions(map, a);
        NDArray slope = terms.total();
        NDArray positive = z.zerosLike().add(map.bias(a)).gt(0);
        NDArray unexcited = slope.lte(0);
        // z − Σ v w is the neuron at the far end of the search, a corner of the domain.
        NDArray outside = unexcited.logicalNot().logicalAnd(z.sub(slope).gt(slope.mul(ROUNDING)));
        seen.add(new Seen(
                place.layer().name(),
                place.layer().block().getClass().getSimpleName(),
                of(relevance, unexcited),
                rule instanceof WSquare ? 0 : of(relevance, outside),
                of(relevance, positive),
                of(relevance, unexcited.logicalAnd(positive)),
                number(positive.toType(DataType.FLOAT64, false).mean())));
        return terms.share(relevance, rule.stabiliser());
    }

    private static double of(NDArray relevance, NDArray which) {
        return number(
                relevance.mul(which.toType(relevance.getDataType(), false)).sum());
    }

    private static double number(NDArray scalar) {
        return scalar.toType(DataType.FLOAT64, false).getDouble();
    }
}
