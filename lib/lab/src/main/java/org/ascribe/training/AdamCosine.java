package org.ascribe.training;

import java.util.function.IntToDoubleFunction;

/**
 * Adam, whose learning rate falls along a cosine to 0.
 *
 * <p>Kingma, Ba 2015; Loshchilov, Hutter 2017, equation 5, without restarts.
 *
 * @param learningRate of the first step
 * @param weightDecay L2 penalty in the gradient
 */
public record AdamCosine(double learningRate, double weightDecay) implements Optimisation {

    @Override
    public Descent optimizer(int steps) {
        IntToDoubleFunction falling = Cosine.over(steps);
        return new AdamOptimizer(step -> learningRate * falling.applyAsDouble(step), weightDecay);
    }
}
