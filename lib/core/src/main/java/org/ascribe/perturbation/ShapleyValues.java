package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupedMethod;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * Exact Shapley values: {@code aᵢ = Σ_{S∌i} |S|! (m-|S|-1)! / m! · (v(S ∪ i) - v(S))} over all coalitions S of the other groups,
 * with {@code v(S) = f(x_S, b_notS)}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's, and every feature of a group gets the group's value. Unit:
 *       that of f. Sign: positive speaks for the target.
 *   <li>The values of the groups sum to f(x) − f(b), exactly. The one method that is complete, symmetric, linear in f and 0 for
 *       groups that do nothing.
 *   <li>Cost: 2ᵐ − 2 forwards for the m groups in which x differs from b, and two. Asks f about mixtures of x and b that no
 *       data may look like.
 * </ul>
 *
 * Shapley 1953; for models: Štrumbelj and Kononenko 2010; Lundberg and Lee 2017, eq. 4.
 *
 * @param baseline what an absent feature is set to
 * @param groups the players, at most {@value #MOST}; every feature in exactly one
 */
public record ShapleyValues(Baseline baseline, FeatureGroups groups) implements GroupedMethod {

    /** So many groups are 4094 coalitions; more is the work of {@link ShapleyValueSampling} and {@link KernelShap}. */
    public static final int MOST = 12;

    /** Of at most 12 blocks, from zero. */
    public ShapleyValues() {
        this(Baseline.zero(), FeatureGroups.blocks(MOST));
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        int count = groups.of(x.getShape().slice(1)).size();
        if (count > MOST) {
            throw new IllegalArgumentException("groups: " + groups + " are " + count + " for a sample of shape "
                    + x.getShape().slice(1) + "; expected at most " + MOST
                    + ", since all coalitions are asked for (for more, ShapleyValueSampling or KernelShap)");
        }
        NDArray b = baseline.of(x);
        Games games = Games.of(f, x, b, groups);
        double[][] worths = games.worths(row -> coalitions(games.players(row).length));
        return games.scores(row -> Payoffs.exact(values(worths[row], games.players(row).length)));
    }

    /** Coalition S has number Σ_{p∈S} 2ᵖ. */
    private static List<BitSet> coalitions(int players) {
        return IntStream.range(0, 1 << players)
                .mapToObj(s -> BitSet.valueOf(new long[] {s}))
                .toList();
    }

    private static double[] values(double[] worths, int players) {
        double[] values = new double[players];
        for (int s = 0; s < worths.length; s++) {
            for (int p = 0; p < players; p++) {
                if ((s & 1 << p) == 0) {
                    int size = Integer.bitCount(s);
                    double weight = 1 / (players * CombinatoricsUtils.binomialCoefficientDouble(players - 1, size));
                    values[p] += weight * (worths[s | 1 << p] - worths[s]);
                }
            }
        }
        return values;
    }
}
