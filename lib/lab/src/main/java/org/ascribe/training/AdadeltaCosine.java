package org.ascribe.training;

/**
 * Adadelta, whose rate falls along a cosine from 1 to 0: at a fixed rate its last steps are as long as those before, and what is
 * held out goes up and down from epoch to epoch by more than it gets better.
 *
 * <p>Zeiler 2012; Loshchilov, Hutter 2017, equation 5, without restarts.
 */
public record AdadeltaCosine() implements Optimisation {

    @Override
    public Descent optimizer(int steps) {
        return new AdadeltaOptimizer(new Adadelta(), Cosine.over(steps));
    }
}
