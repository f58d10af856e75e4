package org.ascribe.metric.noise;

/**
 * Adaptive noising: the line search of SmoothTaylor's authors. From σ it looks at σ + α; if that is worse it goes to |σ − α|, else to
 * σ + α; if where it went is worse than where it was, α becomes αγ.
 *
 * <p>Cost: up to {@code 1 + 2 iterations} evaluations. The algorithm is followed to the letter, and the letter is odd:
 *
 * <ul>
 *   <li>Where both directions are worse it goes down all the same, and the worse value becomes what the next is compared with. The
 *       best scale is remembered, not returned to.
 *   <li>α is an absolute step and shrinks only there: from σ = 0.05 and α = 0.1 both |σ − α| and σ are 0.05, and scales far below α
 *       are only met by chance.
 *   <li>After a step down, the first scale asked for is the one just left. Told again with other noise, it is a second try.
 *   <li>σ = |σ − α| may be 0, where there are no roots, the map is zero, and a smoothness is perfect. Such a scale is not asked for:
 *       it counts as worse than any, infinity in the history. The authors' code stops with an error.
 *   <li>The lowest of many values that were measured with noise is low by luck, too: {@link WinnersCurse}.
 * </ul>
 *
 * Goh et al. 2021 (SmoothTaylor), Algorithm 1. The authors' code draws new roots and replacements at every evaluation: {@link
 * Noise#FRESH}.
 *
 * @param rate α at the start
 * @param decay γ, what α is multiplied by
 * @param iterations i_max
 * @param stops s_max, how often in a row α may shrink
 * @param mode the published code, or the published text
 */
public record LineSearch(double rate, double decay, int iterations, int stops, Mode mode) {

    /** Where the published code differs from the text. */
    public enum Mode {
        /** The code: over when α has shrunk s_max times in a row and the next step is worse, s &lt; s_max. */
        PAPER,
        /** The text allows once more, s ≤ s_max. */
        EXACT;

        boolean mayShrink(int shrunk, int stops) {
            return this == PAPER ? shrunk < stops : shrunk <= stops;
        }
    }

    /**
     * Checks the numbers.
     *
     * @param rate α at the start
     * @param decay γ
     * @param iterations i_max
     * @param stops s_max
     * @param mode the published code, or the published text
     * @throws IllegalArgumentException if the rate or the iterations are not positive, the decay is not between 0 and 1, or the
     *     stops are negative
     */
    public LineSearch {
        if (!(rate > 0) || rate == Double.POSITIVE_INFINITY || !(decay > 0) || !(decay < 1)) {
            throw new IllegalArgumentException("rate, decay: " + rate + ", " + decay
                    + "; expected a positive, finite rate and a decay between 0 and 1");
        }
        if (iterations < 1 || stops < 0) {
            throw new IllegalArgumentException("iterations, stops: " + iterations + ", " + stops
                    + "; expected 1 iteration or more and 0 stops or more");
        }
    }

    /** As in the paper: α = 0.1, γ = 0.9, i_max = 20, s_max = 3, {@link Mode#PAPER}. */
    public LineSearch() {
        this(0.1, 0.9, 20, 3, Mode.PAPER);
    }

    /**
     * As the text or the code has it.
     *
     * @param other the mode
     * @return a copy
     */
    public LineSearch withMode(Mode other) {
        return new LineSearch(rate, decay, iterations, stops, other);
    }

    /**
     * The search from its first scale.
     *
     * @param sigma where it starts; in the paper the mean of |x|, see {@link NoisedMaps#magnitudes}
     * @return the search, nothing evaluated yet
     * @throws IllegalArgumentException if sigma is not positive and finite
     */
    public ScaleSearch from(double sigma) {
        if (!(sigma > 0) || sigma == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("sigma: " + sigma + "; expected a positive, finite scale to start from");
        }
        return LineSteps.from(this, sigma);
    }
}
