package org.ascribe.perturbation;

import org.ascribe.ScalarFunction;
import org.ascribe.Unit;

/** How two predictions, with and without some features, are compared. */
public interface Evidence {

    /**
     * Compares.
     *
     * @param whole f(x)
     * @param without the mean of f over what the features could have been
     * @return positive where the features speak for the target
     */
    double of(double whole, double without);

    /**
     * How fast the comparison changes with the second prediction.
     *
     * @param without the mean of f over what the features could have been
     * @return the absolute derivative
     */
    double slope(double without);

    /**
     * Refuses functions it cannot compare.
     *
     * @param f the function
     * @throws IllegalArgumentException if f is not measured in what it expects
     */
    void check(ScalarFunction f);

    /**
     * {@code f(x) - f(without)}, for logits and probabilities.
     *
     * @return the difference, in the unit of f
     */
    static Evidence difference() {
        return new Difference();
    }

    /**
     * {@code log₂ odds(f(x)) - log₂ odds(f(without))}, for probabilities: in bits. Probabilities of 0 and 1 are kept finite by
     * Laplace's correction {@code (p N + 1) / (N + K)}.
     *
     * @param trained N, how many samples the model was trained on
     * @param classes K, how many classes it tells apart
     * @return the weight of evidence
     */
    static Evidence weight(long trained, int classes) {
        return new Weight(trained, classes);
    }

    /** The plain difference. */
    record Difference() implements Evidence {
        @Override
        public double of(double whole, double without) {
            return whole - without;
        }

        @Override
        public double slope(double without) {
            return 1;
        }

        @Override
        public void check(ScalarFunction f) {
            // Any unit will do.
        }
    }

    /**
     * Weight of evidence.
     *
     * @param trained N
     * @param classes K
     */
    record Weight(long trained, int classes) implements Evidence {

        /**
         * Checks the numbers.
         *
         * @param trained N
         * @param classes K
         * @throws IllegalArgumentException if there are no samples, or fewer than two classes
         */
        public Weight {
            if (trained < 1 || classes < 2) {
                throw new IllegalArgumentException("trained, classes: " + trained + ", " + classes
                        + "; expected 1 training sample or more and 2 classes or more");
            }
        }

        @Override
        public double of(double whole, double without) {
            return bits(whole) - bits(without);
        }

        @Override
        public double slope(double without) {
            double p = corrected(without);
            return trained / (trained + (double) classes) / (Math.log(2) * p * (1 - p));
        }

        @Override
        public void check(ScalarFunction f) {
            if (f.unit() != Unit.PROBABILITY) {
                throw new IllegalArgumentException("f: measured as " + f.unit()
                        + "; weight of evidence expects a probability, such as Target.of(7).in(Unit.PROBABILITY)");
            }
        }

        private double bits(double probability) {
            double p = corrected(probability);
            return Math.log(p / (1 - p)) / Math.log(2);
        }

        private double corrected(double p) {
            return (p * trained + 1) / (trained + classes);
        }
    }
}
