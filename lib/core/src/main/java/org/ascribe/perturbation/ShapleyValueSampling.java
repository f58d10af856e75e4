package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupedMethod;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * Sampled Shapley values: {@code aᵢ = mean over permutations π of v(S_π,i ∪ i) - v(S_π,i)}, where S_π,i are the groups that π
 * puts before i, and {@code v(S) = f(x_S, b_notS)}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's, and every feature of a group gets the group's value. Unit:
 *       that of f. Sign: positive speaks for the target.
 *   <li>Unbiased. The standard error is that of a mean of independent permutations; the values of the groups sum to f(x) − f(b)
 *       for every single permutation.
 *   <li>Cost: m − 1 forwards per permutation for the m groups in which x differs from b, and two. Asks f about mixtures of x
 *       and b that no data may look like.
 * </ul>
 *
 * Castro, Gómez, Tejada 2009, algorithm ApproShapley; for models: Štrumbelj and Kononenko 2010, algorithm 1.
 *
 * @param baseline what an absent feature is set to
 * @param groups the players; every feature in exactly one
 * @param permutations orders in which the groups come in
 */
public record ShapleyValueSampling(Baseline baseline, FeatureGroups groups, Permutations permutations)
        implements GroupedMethod {

    /** Of single features, from zero, with 25 permutations. */
    public ShapleyValueSampling() {
        this(Baseline.zero(), FeatureGroups.single(), Permutations.random(25, 0));
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        Games games = Games.of(f, x, b, groups);
        List<int[]> orders = permutations.of(games.groups());
        double[][] worths = games.worths(row -> entries(orders, games.players(row)));
        return games.scores(row -> shares(gains(orders, games.players(row), worths[row], games.empty(row))));
    }

    /** Who is there after each entry, permutation by permutation. */
    private static List<BitSet> entries(List<int[]> orders, int[] players) {
        return orders.stream()
                .flatMap(order -> {
                    BitSet present = new BitSet();
                    return Arrays.stream(playing(order, players)).mapToObj(p -> {
                        present.set(p);
                        return (BitSet) present.clone();
                    });
                })
                .toList();
    }

    private static StreamingStatistics[] gains(List<int[]> orders, int[] players, double[] worths, double empty) {
        StreamingStatistics[] gains = IntStream.range(0, players.length)
                .mapToObj(p -> new StreamingStatistics())
                .toArray(StreamingStatistics[]::new);
        int next = 0;
        for (int[] order : orders) {
            double before = empty;
            for (int p : playing(order, players)) {
                double after = worths[next++];
                gains[p].addValue(after - before);
                before = after;
            }
        }
        return gains;
    }

    /** The order of those that play, as positions among the players. */
    private static int[] playing(int[] order, int[] players) {
        return Arrays.stream(order)
                .map(group -> Arrays.binarySearch(players, group))
                .filter(p -> p >= 0)
                .toArray();
    }

    /** The standard error of a single permutation is NaN: nothing is known of it. */
    private static Payoffs shares(StreamingStatistics[] gains) {
        return new Payoffs(
                Arrays.stream(gains).mapToDouble(StreamingStatistics::getMean).toArray(),
                Arrays.stream(gains)
                        .mapToDouble(g -> Math.sqrt(g.getVariance() / g.getN()))
                        .map(error -> gains[0].getN() < 2 ? Double.NaN : error)
                        .toArray());
    }
}
