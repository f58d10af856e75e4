package org.ascribe.training;

/** How weights follow their gradients. */
public sealed interface Optimisation permits Adadelta, AdadeltaCosine, Adam, AdamCosine {

    /**
     * A fresh optimiser.
     *
     * @param steps how often it will be asked for a step, at most
     * @return the optimiser, which has taken none
     */
    Descent optimizer(int steps);
}
