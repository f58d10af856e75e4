package org.ascribe.zoo;

import ai.djl.training.optimizer.Optimizer;

/** How weights follow their gradients. */
public interface Optimisation {

    /**
     * A fresh optimiser.
     *
     * @param steps how often it will be asked for a step
     * @return the optimiser, which has taken none
     */
    Optimizer optimizer(int steps);
}
