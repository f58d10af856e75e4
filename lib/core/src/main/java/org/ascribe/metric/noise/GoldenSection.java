package org.ascribe.metric.noise;

/**
 * Golden section on log σ: of two inner points of a bracket the better one stays, with the bracket around it, 0.618 as wide; the other
 * is a new inner point. The first round asks for both ends too, so that a valley at an end is not overlooked.
 *
 * <ul>
 *   <li>It wants one function: the same noise at every σ, {@link Noise#COMMON}. Else it goes after luck.
 *   <li>It finds the lowest where there is one valley. Otherwise it finds some valley, and {@link ScaleSearch#unimodal} tells if its
 *       evaluations showed as much; a {@link DenseGrid} tells what that cost, {@link ScaleSearch#regret}.
 *   <li>Cost: 4 evaluations, and one for each further narrowing; from a bracket {@code r = high / low} to a ratio of 1 + t that is
 *       about {@code 2.1 ln (ln r / ln (1 + t))}.
 * </ul>
 *
 * With the same noise at every σ, on 8 pictures of CIFAR-10 (cifar-resnet8, 30 roots, multi-scale total variation) it found what a grid
 * of 16 found, in 13 evaluations a picture; {@link LineSearch} took 30 and missed 0.34 of a gain of 0.48.
 *
 * <p>Kiefer 1953.
 *
 * @param low lower end of the bracket
 * @param high upper end
 * @param tolerance over when the ends of the bracket are a factor of 1 + tolerance apart
 * @param evaluations over after so many at the latest
 */
public record GoldenSection(double low, double high, double tolerance, int evaluations) {

    /**
     * Checks the numbers.
     *
     * @param low lower end of the bracket
     * @param high upper end
     * @param tolerance when it is over
     * @param evaluations how many at most
     * @throws IllegalArgumentException unless 0 &lt; low &lt; high, the tolerance is positive, and there are 4 evaluations or more
     */
    public GoldenSection {
        Scales.checkBracket(low, high);
        if (!(tolerance > 0) || tolerance == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("tolerance: " + tolerance + "; expected a positive, finite ratio");
        }
        if (evaluations < 4) {
            throw new IllegalArgumentException(
                    "evaluations: " + evaluations + "; expected 4 or more, the ends and two points between");
        }
    }

    /**
     * To 5 % of σ, with 20 evaluations at most.
     *
     * @param low lower end of the bracket
     * @param high upper end
     */
    public GoldenSection(double low, double high) {
        this(low, high, 0.05, 20);
    }

    /**
     * The search.
     *
     * @return nothing evaluated yet
     */
    public ScaleSearch start() {
        return GoldenSteps.from(this);
    }
}
