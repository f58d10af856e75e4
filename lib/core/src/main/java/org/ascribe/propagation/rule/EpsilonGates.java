package org.ascribe.propagation.rule;

/**
 * The ε-rule everywhere, in LSTMs with a rule for their gates: what {@code LayerwiseRelevance} asks for to explain a recurrent network.
 *
 * <p>Arras et al. 2017, section 3, with ε = 0.001; the share of gates: Arras et al. 2019, section 11.2.
 *
 * @param epsilon ε, above 0
 * @param gate what a gate gets of a product's relevance, see {@link Gates}
 */
public record EpsilonGates(double epsilon, double gate) implements Composite {

    /** With ε = 0.001, and signals that take all. */
    public EpsilonGates() {
        this(0.001, 0);
    }

    /**
     * Checks ε and the share.
     *
     * @param epsilon ε, above 0
     * @param gate from 0 to 1
     * @throws IllegalArgumentException if one is not
     */
    public EpsilonGates {
        new Gates(epsilon, gate);
    }

    @Override
    public Rule rule(Place place) {
        return new Epsilon(epsilon);
    }

    @Override
    public Rule recurrentRule(Place place) {
        return new Gates(epsilon, gate);
    }

    @Override
    public Stabiliser sums() {
        return Stabiliser.of(epsilon);
    }
}
