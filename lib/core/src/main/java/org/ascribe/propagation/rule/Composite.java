package org.ascribe.propagation.rule;

/**
 * Which rule for which layer. A composite of one's own is one lambda,
 * {@code place -> place.first() ? new ZBox(0, 1) : new ZPlus()}, or a small record, whose name then stands in the results.
 *
 * <p>Activations pass relevance on unchanged and reshapings pass it along, without being asked about.
 */
@FunctionalInterface
public interface Composite {

    /**
     * The rule of a dense layer, convolution, batch normalisation or average pool.
     *
     * @param place the layer and where it stands
     * @return its rule
     */
    Rule rule(Place place);

    /**
     * The rule of a max pool.
     *
     * @param place the layer and where it stands
     * @return its rule; unless said otherwise the winner of a window takes all
     */
    default Rule maxPoolRule(Place place) {
        return new Pass();
    }

    /**
     * The rule of an LSTM.
     *
     * @param place the layer and where it stands
     * @return its rule, such as {@link Gates}; unless said otherwise one that fits no LSTM, so that it is refused
     */
    default Rule recurrentRule(Place place) {
        return new Pass();
    }

    /**
     * What counts where several branches are added, and each gets its share of the sum.
     *
     * @return unless said otherwise, terms of both signs
     */
    default Addends addends() {
        return Addends.SIGNED;
    }

    /**
     * What keeps the denominator from zero where several branches are added.
     *
     * @return a stabiliser
     */
    default Stabiliser sums() {
        return Stabiliser.TINY;
    }
}
