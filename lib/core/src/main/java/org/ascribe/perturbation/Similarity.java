package org.ascribe.perturbation;

/**
 * How much a coalition counts in a local fit: {@code π(S) = exp(-D²/σ²)}, where D is how far S is from the whole sample.
 *
 * @param distance D, from how many groups are left
 * @param width σ
 */
public record Similarity(Distance distance, double width) {

    /** How far a coalition of s out of m groups, as a vector of zeros and ones, is from the vector of ones. */
    public enum Distance {
        /** {@code 1 - cos = 1 - √(s/m)}; 1 where nothing is left. */
        COSINE {
            @Override
            double of(int size, int players) {
                return 1 - Math.sqrt((double) size / players);
            }
        },
        /** {@code √(m - s)}. */
        EUCLIDEAN {
            @Override
            double of(int size, int players) {
                return Math.sqrt(players - size);
            }
        };

        abstract double of(int size, int players);
    }

    /**
     * Checks the width.
     *
     * @param distance D
     * @param width σ
     * @throws IllegalArgumentException if it is not positive
     */
    public Similarity {
        if (!(width > 0)) {
            throw new IllegalArgumentException("width: " + width + "; expected a positive width of the kernel");
        }
    }

    double of(int size, int players) {
        double d = distance.of(size, players) / width;
        return Math.exp(-d * d);
    }
}
