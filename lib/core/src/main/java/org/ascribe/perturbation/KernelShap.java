package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupedMethod;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.CombinatoricsUtils;
import org.hipparchus.util.MathArrays;

/**
 * KernelSHAP: Shapley values as the least squares fit {@code v(S) ≈ v(∅) + Σ_{i∈S} aᵢ} over coalitions S, each counting
 * {@code π(S) = (m-1) / (C(m,|S|) |S| (m-|S|))}, subject to {@code Σ aᵢ = f(x) - f(b)}; {@code v(S) = f(x_S, b_notS)}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's, and every feature of a group gets the group's value. Unit:
 *       that of f. Sign: positive speaks for the target.
 *   <li>The values of the groups sum to f(x) − f(b), exactly, by the constraint.
 *   <li>Where all coalitions are within the budget of samples, all are asked for: the values are the Shapley values. Else they
 *       are drawn in proportion to π(S), each with its complement, and the standard error is the sandwich over these pairs:
 *       right for many samples, too small when there are hardly more pairs than groups.
 *   <li>Cost: as many forwards as samples, or 2ᵐ − 2 if less, for the m groups in which x differs from b, and two.
 * </ul>
 *
 * Lundberg and Lee 2017, theorem 2; pairs: Covert and Lee 2021, section 4.
 *
 * @param baseline what an absent feature is set to
 * @param groups the players; every feature in exactly one
 * @param samples how many coalitions may be asked for
 * @param seed what the drawn coalitions follow from
 */
public record KernelShap(Baseline baseline, FeatureGroups groups, int samples, long seed) implements GroupedMethod {

    /** Of single features, from zero, with 2048 samples. */
    public KernelShap() {
        this(Baseline.zero(), FeatureGroups.single(), 2048, 0);
    }

    /**
     * Checks the budget.
     *
     * @param baseline what an absent feature is set to
     * @param groups the players
     * @param samples how many coalitions may be asked for
     * @param seed what the drawn coalitions follow from
     * @throws IllegalArgumentException if not even one pair may be asked for
     */
    public KernelShap {
        if (samples < 2) {
            throw new IllegalArgumentException(
                    "samples: " + samples + "; expected 2 or more, a coalition and its complement");
        }
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        Games games = Games.of(f, x, b, groups);
        List<List<BitSet>> coalitions = IntStream.range(0, (int) x.getShape().get(0))
                .mapToObj(row -> coalitions(games.players(row).length))
                .toList();
        double[][] worths = games.worths(coalitions::get);
        return games.scores(row -> shares(
                games.players(row).length,
                coalitions.get(row),
                worths[row],
                games.empty(row),
                games.full(row) - games.empty(row)));
    }

    private boolean all(int m) {
        return m < 31 && (1L << m) - 2 <= samples;
    }

    private List<BitSet> coalitions(int m) {
        if (all(m)) {
            return IntStream.range(1, Math.max(1, (1 << m) - 1))
                    .mapToObj(s -> BitSet.valueOf(new long[] {s}))
                    .toList();
        }
        if (samples < 2 * m) {
            throw new IllegalArgumentException("samples: " + samples + "; expected " + 2 * m
                    + " or more, a pair for each of the " + m + " groups in which a sample differs from its baseline");
        }
        double[] bySize =
                IntStream.range(1, m).mapToDouble(s -> 1.0 / s / (m - s)).toArray();
        double total = Arrays.stream(bySize).sum();
        List<BitSet> drawn = new ArrayList<>();
        for (int pair = 0; pair < samples / 2; pair++) {
            RandomGenerator random = Seeds.draw(seed, pair);
            int size = 1;
            for (double left = random.nextDouble() * total - bySize[0]; left > 0 && size < m - 1; size++) {
                left -= bySize[size];
            }
            int[] order = MathArrays.natural(m);
            MathArrays.shuffle(order, random);
            BitSet coalition = new BitSet();
            Arrays.stream(order, 0, size).forEach(coalition::set);
            drawn.add(coalition);
            BitSet complement = (BitSet) coalition.clone();
            complement.flip(0, m);
            drawn.add(complement);
        }
        return drawn;
    }

    /** The constraint gives the last value, {@code a_m = Δ - Σ aᵢ}, and leaves an ordinary fit of the others. */
    private Payoffs shares(int m, List<BitSet> coalitions, double[] worths, double empty, double delta) {
        if (m < 2) {
            return new Payoffs(m == 0 ? new double[0] : new double[] {delta}, new double[m]);
        }
        int free = m - 1;
        double[][] z = new double[worths.length][free];
        double[] y = new double[worths.length];
        double[] w = new double[worths.length];
        for (int k = 0; k < worths.length; k++) {
            BitSet s = coalitions.get(k);
            int last = s.get(free) ? 1 : 0;
            for (int p = 0; p < free; p++) {
                z[k][p] = (s.get(p) ? 1 : 0) - last;
            }
            y[k] = worths[k] - empty - last * delta;
            w[k] = all(m) ? weight(m, s.cardinality()) : 1;
        }
        Regression fit = regression(z, y, w, m);
        double[] values = Arrays.copyOf(fit.coefficients(), m);
        values[free] = delta - Arrays.stream(fit.coefficients()).sum();
        return new Payoffs(values, all(m) ? new double[m] : standardErrors(fit.covariance()));
    }

    private Regression regression(double[][] z, double[] y, double[] w, int m) {
        try {
            return Regression.of(z, y, w, 0, 2);
        } catch (Regression.Undetermined e) {
            throw new IllegalArgumentException(
                    "samples: " + samples + " coalitions do not tell " + m + " groups apart; expected more", e);
        }
    }

    private static double weight(int m, int size) {
        return (m - 1) / (CombinatoricsUtils.binomialCoefficientDouble(m, size) * size * (m - size));
    }

    private static double[] standardErrors(RealMatrix covariance) {
        int free = covariance.getRowDimension();
        double[] errors = new double[free + 1];
        double last = 0;
        for (int p = 0; p < free; p++) {
            errors[p] = Math.sqrt(covariance.getEntry(p, p));
            last += Arrays.stream(covariance.getRow(p)).sum();
        }
        errors[free] = Math.sqrt(Math.max(0, last));
        return errors;
    }
}
