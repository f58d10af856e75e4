package org.ascribe.propagation.rule;

/**
 * Composites in common use for nets of ReLUs: sharp rules near the output, smoother ones towards the input. In those for
 * convolutional nets dense layers get {@code ε = 1e-6} everywhere; average pools and batch normalisation share in proportion.
 *
 * <p>Montavon et al. 2019, section 10.3; Kohlbrenner et al. 2020.
 */
public enum StandardComposite implements Composite {
    /** Convolutions by z⁺. */
    EPSILON_PLUS(new Convolutional(new ZPlus(), false)),
    /** Convolutions by αβ with α = 2, β = 1. */
    EPSILON_ALPHA2_BETA1(new Convolutional(new AlphaBeta(2, 1), false)),
    /** Convolutions by z⁺, the first layer flat. */
    EPSILON_PLUS_FLAT(new Convolutional(new ZPlus(), true)),
    /** Convolutions by αβ with α = 2, β = 1, the first layer flat. */
    EPSILON_ALPHA2_BETA1_FLAT(new Convolutional(new AlphaBeta(2, 1), true)),
    /**
     * For dense nets of inputs in [−1, 1], by layers from the input on: zᴮ; γ = 0.1; ε a tenth of the spread of z, row by row; from the
     * fourth on LRP-0. A net of three layers, which the tutorial has it for, ends in the third, so none is left for LRP-0.
     *
     * <p>Montavon et al., the tutorial on implementing relevance propagation. There γ acts on the bias too, and ε is that of
     * {@link SpreadStabiliser} unsigned and over the batch.
     */
    BOX_GAMMA_EPSILON(place -> switch (place.depth()) {
        case 0 -> place.dense() || place.convolution() ? new ZBox(-1, 1) : new Epsilon(Stabiliser.TINY);
        case 1 -> new Gamma(0.1);
        case 2 -> new Epsilon(new SpreadStabiliser(0.1));
        default -> new Epsilon(Stabiliser.TINY);
    });

    private final Composite composite;

    StandardComposite(Composite composite) {
        this.composite = composite;
    }

    @Override
    public Rule rule(Place place) {
        return composite.rule(place);
    }

    private record Convolutional(Rule convolutions, boolean flat) implements Composite {

        @Override
        public Rule rule(Place place) {
            if (place.convolution()) {
                return flat && place.first() ? new Flat() : convolutions;
            }
            if (place.dense()) {
                return flat && place.first() ? new Flat() : new Epsilon(1e-6);
            }
            return new Epsilon(Stabiliser.TINY);
        }
    }
}
