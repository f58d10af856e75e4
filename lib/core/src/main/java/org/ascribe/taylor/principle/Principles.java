package org.ascribe.taylor.principle;

import java.util.List;
import org.ascribe.AttributionMethod;

/**
 * Which of the three principles of Deng et al. 2021 a method follows.
 *
 * @param first low approximation error
 * @param second correct assignment
 * @param third unbiased baseline
 */
public record Principles(Ruling first, Ruling second, Ruling third) {

    /** What all networks, polynomials and points follow from. */
    public static final long SEED = 1;

    /**
     * Asks a method: a tenth of a second's work, or seconds for one that plays games with thousands of coalitions.
     *
     * @param method with its hyperparameters, which may decide: Expected Gradients follows the third principle with baselines around
     *     x, not with baselines of a data set
     * @return what it follows; the same each time
     */
    public static Principles of(AttributionMethod method) {
        return new Principles(
                new LowApproximationError(SEED).judge(method),
                new CorrectAssignment(SEED).judge(method),
                new UnbiasedBaseline(SEED).judge(method));
    }

    /**
     * All three.
     *
     * @return in the paper's order
     */
    public List<Ruling> all() {
        return List.of(first, second, third);
    }

    /**
     * How many principles are followed, those followed partially for a half each: the x-axis of the paper's Figures 2 and 3.
     *
     * @return from 0 to 3
     */
    public double count() {
        return all().stream().mapToDouble(ruling -> ruling.followed().weight()).sum();
    }

    /** A line for each principle. */
    @Override
    public String toString() {
        return "first, low approximation error: " + first + "\nsecond, correct assignment: " + second
                + "\nthird, unbiased baseline: " + third;
    }
}
