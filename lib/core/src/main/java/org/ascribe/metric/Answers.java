package org.ascribe.metric;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the attributions of one sample foretold of each change, and what f answered. All dialects of infidelity are made of these
 * numbers; f need not be asked again for any of them.
 *
 * @param foretold by how much f was to fall, I·a
 * @param change by how much it fell, f(x) − f(changed x)
 */
public record Answers(double[] foretold, double[] change) {

    /**
     * Checks that the two belong together.
     *
     * @param foretold as above
     * @param change as above
     * @throws IllegalArgumentException if there are none, or not as many
     */
    public Answers {
        if (change.length == 0 || foretold.length != change.length) {
            throw new IllegalArgumentException("foretold, change: " + foretold.length + " and " + change.length
                    + " numbers; expected as many, at least one");
        }
    }

    /**
     * Those of some of the changes.
     *
     * @param from number of the first
     * @param to one past the number of the last
     * @return the part
     */
    public Answers part(int from, int to) {
        return new Answers(Arrays.copyOfRange(foretold, from, to), Arrays.copyOfRange(change, from, to));
    }

    /**
     * The infidelity: {@code 1/S Σₛ (β foretoldₛ − changeₛ)²}.
     *
     * @param scaling what β is
     * @return the mean square, in the unit of f squared
     */
    public double infidelity(Scaling scaling) {
        return Arrays.stream(squaredErrors(scaling)).sum() / change.length;
    }

    /**
     * The factor that the attributions would have to be multiplied with to foretell f best.
     *
     * @return the β of {@link Scaling#OPTIMAL}
     */
    public double optimalScale() {
        return Scaling.OPTIMAL.factor(foretold, change);
    }

    double[] squaredErrors(Scaling scaling) {
        double beta = scaling.factor(foretold, change);
        return IntStream.range(0, change.length)
                .mapToDouble(s -> beta * foretold[s] - change[s])
                .map(e -> e * e)
                .toArray();
    }
}
