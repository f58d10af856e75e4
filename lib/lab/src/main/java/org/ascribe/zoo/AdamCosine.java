package org.ascribe.zoo;

import ai.djl.training.optimizer.Adam;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

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
    public Optimizer optimizer(int steps) {
        return Adam.builder()
                .optLearningRateTracker(Tracker.cosine()
                        .setBaseValue((float) learningRate)
                        .optFinalValue(0)
                        .setMaxUpdates(steps)
                        .build())
                .optWeightDecays((float) weightDecay)
                .build();
    }
}
