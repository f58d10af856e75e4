package org.ascribe.training;

/**
 * Adadelta at a fixed rate. It needs no learning rate because a step is as long as the last ones were.
 *
 * <p>Zeiler 2012.
 *
 * @param rate η; 1 in the paper
 * @param decay ρ; 0.95 in the paper
 * @param epsilon ε; 1e-6 in the paper
 */
public record Adadelta(double rate, double decay, double epsilon) implements Optimisation {

    /**
     * Checks the numbers.
     *
     * @param rate η
     * @param decay ρ
     * @param epsilon ε
     * @throws IllegalArgumentException if the rate or ε is not positive, or ρ not between 0 and 1
     */
    public Adadelta {
        if (!(rate > 0) || !(decay > 0 && decay < 1) || !(epsilon > 0)) {
            throw new IllegalArgumentException("rate, decay, epsilon: " + rate + ", " + decay + ", " + epsilon
                    + "; expected a positive rate, a decay between 0 and 1, a positive epsilon");
        }
    }

    /** As published. */
    public Adadelta() {
        this(1, 0.95, 1e-6);
    }

    @Override
    public Descent optimizer(int steps) {
        return new AdadeltaOptimizer(this, step -> 1);
    }
}
