package org.ascribe.propagation.rule;

/**
 * Composites in common use for convolutional nets of ReLUs: sharp rules near the output, smoother ones towards the input.
 * Dense layers get {@code ε = 1e-6} everywhere; average pools and batch normalisation share in proportion.
 *
 * <p>Montavon et al. 2019, section 10.3; Kohlbrenner et al. 2020.
 */
public enum StandardComposite implements Composite {
    /** Convolutions by z⁺. */
    EPSILON_PLUS(new ZPlus(), false),
    /** Convolutions by αβ with α = 2, β = 1. */
    EPSILON_ALPHA2_BETA1(new AlphaBeta(2, 1), false),
    /** Convolutions by z⁺, the first layer flat. */
    EPSILON_PLUS_FLAT(new ZPlus(), true),
    /** Convolutions by αβ with α = 2, β = 1, the first layer flat. */
    EPSILON_ALPHA2_BETA1_FLAT(new AlphaBeta(2, 1), true);

    private final Rule convolutions;
    private final boolean flat;

    StandardComposite(Rule convolutions, boolean flat) {
        this.convolutions = convolutions;
        this.flat = flat;
    }

    @Override
    public Rule rule(Place place) {
        if (place.convolution()) {
            return flat && place.first() ? new Flat() : convolutions;
        }
        if (place.dense()) {
            return flat && place.first() ? new Flat() : new Epsilon(1e-6);
        }
        return new Epsilon(Stabiliser.TINY.epsilon());
    }
}
