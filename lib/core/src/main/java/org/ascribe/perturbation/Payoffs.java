package org.ascribe.perturbation;

/**
 * What the players of one game get.
 *
 * @param values one for each player
 * @param standardErrors of these, or empty where nothing was sampled
 */
record Payoffs(double[] values, double[] standardErrors) {

    static Payoffs exact(double[] values) {
        return new Payoffs(values, new double[0]);
    }
}
