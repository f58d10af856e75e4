package org.ascribe.taylor.principle;

/** Whether a method follows a principle. */
public enum Followed {
    /** On everything it was asked about. */
    YES(1, "yes"),
    /** On some of it. */
    PARTIALLY(0.5, "partially"),
    /** A counter-example says so. */
    NO(0, "no"),
    /** The method refuses what it is asked about, or its answers cannot be held to the principle. */
    NOT_ASKED(0, "cannot be asked");

    private final double weight;
    private final String words;

    Followed(double weight, String words) {
        this.weight = weight;
        this.words = words;
    }

    /**
     * What this counts where principles are counted.
     *
     * @return 1, ½ or 0
     */
    public double weight() {
        return weight;
    }

    /** As in a sentence: {@code cannot be asked}. */
    @Override
    public String toString() {
        return words;
    }
}
