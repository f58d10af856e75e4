package org.ascribe;

import java.util.Arrays;

/** Which class of a model is explained, in which unit. */
public sealed interface Target {

    /**
     * The unit of the explained output.
     *
     * @return logit or probability
     */
    Unit unit();

    /**
     * The same class in another unit.
     *
     * @param unit logit or probability
     * @return the target in that unit
     */
    Target in(Unit unit);

    /**
     * The class the model itself predicts, decided once per sample and then held fixed along paths and perturbations.
     *
     * @return the target, in logits
     */
    static Target predicted() {
        return new Predicted(Unit.LOGIT);
    }

    /**
     * Given classes: one for all samples, or one per sample.
     *
     * @param classes 0-based class indices
     * @return the target, in logits
     */
    static Target of(int... classes) {
        return new Classes(Unit.LOGIT, classes);
    }

    /**
     * The predicted class.
     *
     * @param unit logit or probability
     */
    record Predicted(Unit unit) implements Target {
        @Override
        public Target in(Unit other) {
            return new Predicted(other);
        }
    }

    /** Classes named by the caller. */
    final class Classes implements Target {
        private final Unit unit;
        private final int[] classes;

        private Classes(Unit unit, int[] classes) {
            if (classes.length == 0) {
                throw new IllegalArgumentException(
                        "classes: none given; expected one for all samples, or one per sample");
            }
            this.unit = unit;
            this.classes = classes.clone();
        }

        @Override
        public Unit unit() {
            return unit;
        }

        @Override
        public Target in(Unit other) {
            return new Classes(other, classes);
        }

        /**
         * One class per sample.
         *
         * @param samples how many samples there are
         * @return the classes, a single one repeated
         * @throws IllegalArgumentException if there are neither one nor as many classes as samples
         */
        public int[] forSamples(int samples) {
            if (classes.length == samples) {
                return classes.clone();
            }
            if (classes.length != 1) {
                throw new IllegalArgumentException("target: " + classes.length + " classes for a batch of " + samples
                        + " samples; expected 1 or " + samples);
            }
            int[] repeated = new int[samples];
            Arrays.fill(repeated, classes[0]);
            return repeated;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Classes that && unit == that.unit && Arrays.equals(classes, that.classes);
        }

        @Override
        public int hashCode() {
            return 31 * unit.hashCode() + Arrays.hashCode(classes);
        }

        @Override
        public String toString() {
            return "Classes[unit=" + unit + ", classes=" + Arrays.toString(classes) + "]";
        }
    }
}
