package org.ascribe.metric;

/** In which order features are removed; among equals the one with the lower index first. */
public enum Order {
    /** Most relevant first (MoRF): f should fall at once. */
    MOST_RELEVANT_FIRST(Direction.LOWER_IS_BETTER) {
        @Override
        public int[] of(double... attributions) {
            return Ranking.descending(attributions);
        }
    },
    /** Least relevant first (LeRF): f should fall late. */
    LEAST_RELEVANT_FIRST(Direction.HIGHER_IS_BETTER) {
        @Override
        public int[] of(double... attributions) {
            return Ranking.ascending(attributions);
        }
    };

    private final Direction direction;

    Order(Direction direction) {
        this.direction = direction;
    }

    /** Which areas under the curve of f are good. */
    Direction direction() {
        return direction;
    }

    /**
     * Who comes when.
     *
     * @param attributions one a feature, or a sum of some for a group
     * @return their indices in the order in which they are removed; among equals the lower index first, so that of pixels and
     *     words the first in reading order is
     */
    public abstract int[] of(double... attributions);
}
