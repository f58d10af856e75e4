package org.ascribe.training;

import java.util.function.IntToDoubleFunction;

/** A rate that falls along half a cosine from 1 to 0: Loshchilov, Hutter 2017, equation 5, without restarts. */
final class Cosine {

    private Cosine() {}

    /** The factor of each step's rate, when there are so many; nearly 1 for the first, 0 for the last. */
    static IntToDoubleFunction over(int steps) {
        return step -> (1 + Math.cos(Math.PI * step / steps)) / 2;
    }
}
