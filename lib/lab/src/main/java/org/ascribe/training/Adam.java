package org.ascribe.training;

/**
 * Adam at a fixed learning rate, for a training that ends when it is good enough and not at a step known before.
 *
 * <p>Kingma, Ba 2015, algorithm 1.
 *
 * @param learningRate α; 1e-3 in the paper
 */
public record Adam(double learningRate) implements Optimisation {

    /** As published. */
    public Adam() {
        this(1e-3);
    }

    @Override
    public Descent optimizer(int steps) {
        return new AdamOptimizer(step -> learningRate, 0);
    }
}
