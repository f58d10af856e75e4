package org.ascribe.catalogue;

/** What a method promises, or asks for. The contract tests hold every method to its traits, and the comparison page lists them. */
public enum Trait {
    /** Sums to f(x) − f(baseline) on every smooth function. */
    COMPLETE("complete", "sums to f(x) - f(baseline)"),
    /** Gives {@code w ⊙ (x - baseline)} on a linear function. */
    LINEAR("exact if linear", "gives w ⊙ (x - baseline) on a linear function"),
    /** Tells features that speak against the target from those that speak for it. */
    SIGNED("signed", "tells features against the target from those for it"),
    /** Averages over seeded draws; its results carry standard errors. */
    SAMPLED("sampled", "averages over seeded draws; carries standard errors"),
    /** Asks f for gradients; methods without this trait and {@link #LAYERS} work on any function that can be evaluated. */
    GRADIENT("needs gradients", "needs a differentiable model"),
    /** Works layer by layer, so on models made of an {@link org.ascribe.network.Network}. */
    LAYERS("needs layers", "needs a model made of an Ascribe network"),
    /** Works on images only. */
    IMAGES("needs images", "needs inputs of shape [channels, height, width]");

    private final String label;
    private final String meaning;

    Trait(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /**
     * Two or three words.
     *
     * @return such as {@code exact if linear}
     */
    public String label() {
        return label;
    }

    /**
     * A line for a legend.
     *
     * @return what the trait says
     */
    public String meaning() {
        return meaning;
    }
}
