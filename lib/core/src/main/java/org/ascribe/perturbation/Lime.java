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
import org.ascribe.perturbation.Similarity.Distance;
import org.hipparchus.random.RandomGenerator;

/**
 * LIME: the slopes a of a linear model fitted around x, {@code min Σ_S π(S) (v(S) - c - Σ_{i∈S} aᵢ)² + λ Σ aᵢ²}, where
 * {@code v(S) = f(x_S, b_notS)} and S are drawn by tossing a coin for each of the m groups in which x differs from b.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's, and every feature of a group gets the group's slope. Unit: that
 *       of f. Sign: positive speaks for the target.
 *   <li>Does not sum to f(x) − f(b). The standard error is the sandwich over the draws: how far the fit is from that to
 *       infinitely many of them, not how well a linear model describes f.
 *   <li>Cost: at most one forward per sample and one more; draws of x itself and of b are not asked for again.
 *   <li>Wrong in as many ways as there are kernels: the width decides what is local. A ridge shrinks all values.
 * </ul>
 *
 * Ribeiro, Singh, Guestrin 2016, eq. 2 and section 3.4, with squares for the penalty and without a choice of few features.
 *
 * @param baseline what an absent feature is set to
 * @param groups the interpretable features; every feature in exactly one
 * @param similarity π
 * @param ridge λ, 0 for ordinary least squares
 * @param samples how many coalitions are drawn
 * @param seed what they follow from
 */
public record Lime(Baseline baseline, FeatureGroups groups, Similarity similarity, double ridge, int samples, long seed)
        implements GroupedMethod {

    /** Of single features, from zero, by 1000 samples within a cosine distance of about 0.25. */
    public Lime() {
        this(Baseline.zero(), FeatureGroups.single(), new Similarity(Distance.COSINE, 0.25), 0, 1000, 0);
    }

    /**
     * Checks ridge and samples.
     *
     * @param baseline what an absent feature is set to
     * @param groups the interpretable features
     * @param similarity π
     * @param ridge λ
     * @param samples how many coalitions are drawn
     * @param seed what they follow from
     * @throws IllegalArgumentException if the ridge is negative, or there are less than two samples
     */
    public Lime {
        if (!(ridge >= 0) || ridge == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("ridge: " + ridge + "; expected 0 or more");
        }
        if (samples < 2) {
            throw new IllegalArgumentException("samples: " + samples + "; expected 2 or more");
        }
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        Games games = Games.of(f, x, b, groups);
        double[][] worths = games.worths(row -> coalitions(games.players(row).length));
        return games.scores(row -> slopes(games.players(row).length, worths[row]));
    }

    private List<BitSet> coalitions(int m) {
        if (ridge == 0 && samples < m + 2) {
            throw new IllegalArgumentException("samples: " + samples + "; expected " + (m + 2) + " or more for the " + m
                    + " groups in which a sample differs from its baseline, or a ridge");
        }
        return IntStream.range(0, samples)
                .mapToObj(k -> {
                    BitSet coalition = new BitSet();
                    RandomGenerator random = Seeds.draw(seed, k);
                    for (int p = 0; p < m; p++) {
                        coalition.set(p, k == 0 || random.nextBoolean());
                    }
                    return coalition;
                })
                .toList();
    }

    private Payoffs slopes(int m, double[] worths) {
        if (m == 0) {
            return new Payoffs(new double[0], new double[0]);
        }
        List<BitSet> coalitions = coalitions(m);
        double[][] z = new double[samples][m];
        double[] w = new double[samples];
        for (int k = 0; k < samples; k++) {
            for (int p : coalitions.get(k).stream().toArray()) {
                z[k][p] = 1;
            }
            w[k] = similarity.of(coalitions.get(k).cardinality(), m);
        }
        try {
            Regression fit = Regression.withIntercept(z, worths, w, ridge);
            return new Payoffs(fit.coefficients(), fit.standardErrors());
        } catch (Regression.Undetermined e) {
            throw new IllegalArgumentException(
                    "samples: " + samples + " coalitions within the width of the kernel do not tell " + m
                            + " groups apart; expected more, a wider kernel or a ridge",
                    e);
        }
    }
}
