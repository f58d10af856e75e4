package org.ascribe.propagation.rule;

/**
 * One rule for all dense layers and convolutions.
 *
 * @param rule theirs
 * @param others of average pools and batch normalisation
 * @param maxPools of max pools
 */
public record Uniform(Rule rule, Rule others, Rule maxPools) implements Composite {

    /**
     * With shares in proportion at average pools and batch normalisation, and max pools whose winner takes all.
     *
     * @param rule of all dense layers and convolutions
     */
    public Uniform(Rule rule) {
        this(rule, new Epsilon(Stabiliser.TINY), new Pass());
    }

    @Override
    public Rule rule(Place place) {
        return place.dense() || place.convolution() ? rule : others;
    }

    @Override
    public Rule maxPoolRule(Place place) {
        return maxPools;
    }
}
