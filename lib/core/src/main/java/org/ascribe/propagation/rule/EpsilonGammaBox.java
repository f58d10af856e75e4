package org.ascribe.propagation.rule;

import java.util.List;

/**
 * Dense layers by {@code ε = 1e-6}, convolutions by {@code γ = 0.25}, and the first of either by zᴮ.
 *
 * <p>Montavon et al. 2019, section 10.3.
 *
 * @param low the smallest value of an input: one number, or one for each channel
 * @param high the largest value, as many
 */
public record EpsilonGammaBox(List<Double> low, List<Double> high) implements Composite {

    /**
     * Checks the box.
     *
     * @param low the smallest value of an input
     * @param high the largest value
     * @throws IllegalArgumentException if {@link ZBox} would not take it
     */
    public EpsilonGammaBox {
        ZBox box = new ZBox(low, high, Stabiliser.TINY);
        low = box.low();
        high = box.high();
    }

    /**
     * The same box for all channels.
     *
     * @param low the smallest value of an input
     * @param high the largest value
     */
    public EpsilonGammaBox(double low, double high) {
        this(List.of(low), List.of(high));
    }

    @Override
    public Rule rule(Place place) {
        if (place.first() && (place.dense() || place.convolution())) {
            return new ZBox(low, high, Stabiliser.TINY);
        }
        if (place.convolution()) {
            return new Gamma(0.25);
        }
        return place.dense() ? new Epsilon(1e-6) : new Epsilon(Stabiliser.TINY);
    }
}
