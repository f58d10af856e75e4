package org.ascribe.perturbation;

/**
 * What the players of one game get.
 *
 * @param values one for each player
 * @param standardErrors of these, or null where nothing was sampled
 */
record Shares(double[] values, double[] standardErrors) {

    static Shares exact(double[] values) {
        return new Shares(values, null);
    }
}
