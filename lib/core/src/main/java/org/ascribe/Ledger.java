package org.ascribe;

import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * Where relevance went in each layer that a rule passed it through, for one sample: {@code arriving = passed + bias + stabiliser}.
 *
 * @param entries from the output layer down to the input
 */
public record Ledger(List<Entry> entries) {

    /** Of a method without rules. */
    public static final Ledger NONE = new Ledger(List.of());

    /**
     * Copies the entries.
     *
     * @param entries from the output layer down to the input
     */
    public Ledger {
        entries = List.copyOf(entries);
    }

    /**
     * One layer.
     *
     * @param layer its name
     * @param rule what passed relevance through it
     * @param arriving Σ of the relevance at its output
     * @param passed Σ of the relevance at its input
     * @param bias what the bias kept
     * @param stabiliser what the stabiliser of the denominator kept: of a neuron to which no input contributes, all
     * @param negative Σ of what is below zero at its input, which is a part of what passed
     */
    public record Entry(
            String layer,
            String rule,
            double arriving,
            double passed,
            double bias,
            double stabiliser,
            double negative) {

        /**
         * What is unaccounted for: rounding, if the rule is right.
         *
         * @return arriving − passed − bias − stabiliser
         */
        public double residual() {
            return arriving - passed - bias - stabiliser;
        }
    }

    /**
     * One layer, for a batch and still on the device.
     *
     * @param layer its name
     * @param rule what passed relevance through it
     * @param arriving {@code [n]}
     * @param passed {@code [n]}
     * @param bias {@code [n]}
     * @param stabiliser {@code [n]}
     * @param negative {@code [n]}
     */
    public record Rows(
            String layer,
            String rule,
            NDArray arriving,
            NDArray passed,
            NDArray bias,
            NDArray stabiliser,
            NDArray negative) {}
}
