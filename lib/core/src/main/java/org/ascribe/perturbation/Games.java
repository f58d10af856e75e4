package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.feature.GroupScore;

/**
 * The cooperative game of each sample of a batch. Its players are the groups in which the sample differs from its baseline; a
 * coalition S is worth {@code v(S) = f(x_S, b_notS)}. Groups in which a sample does not differ change nothing: they do not
 * play, and deserve exactly 0.
 */
final class Games {

    private final ScalarFunction f;
    private final NDArray x;
    private final NDArray b;
    private final List<int[]> groups;
    private final int[][] players;
    private final double[] empty;
    private final double[] full;

    private Games(ScalarFunction f, NDArray x, NDArray b, List<int[]> groups) {
        this.f = f;
        this.x = x;
        this.b = b;
        this.groups = groups;
        this.players = players(x, b, groups);
        this.empty = Finite.check(Heap.of(f.value(b)), i -> "f: " + f + " at the baseline of sample " + i);
        this.full = Finite.check(Heap.of(f.value(x)), i -> "f: " + f + " at sample " + i);
    }

    static Games of(ScalarFunction f, NDArray x, NDArray b, FeatureGroups groups) {
        return new Games(f, x, b, groups.partition(x.getShape().slice(1)));
    }

    int groups() {
        return groups.size();
    }

    /** Groups that play in a row's game, rising. */
    int[] players(int row) {
        return players[row];
    }

    /** v(∅) = f(b). */
    double empty(int row) {
        return empty[row];
    }

    /** v(all players) = f(x). */
    double full(int row) {
        return full[row];
    }

    /**
     * What coalitions are worth. Of the empty and of the full one it is known already.
     *
     * @param coalitions for each row, its coalitions: bit p stands for the p-th player of this row
     * @return for each row, the worth of each of its coalitions
     */
    double[][] worths(IntFunction<List<BitSet>> coalitions) {
        List<List<BitSet>> asked =
                IntStream.range(0, players.length).mapToObj(coalitions).toList();
        List<int[]> places = new ArrayList<>();
        double[][] worths = new double[players.length][];
        for (int row = 0; row < players.length; row++) {
            List<BitSet> own = asked.get(row);
            worths[row] = new double[own.size()];
            for (int k = 0; k < own.size(); k++) {
                int size = own.get(k).cardinality();
                if (size == 0 || size == players[row].length) {
                    worths[row][k] = size == 0 ? empty[row] : full[row];
                } else {
                    places.add(new int[] {row, k});
                }
            }
        }
        GroupScore worth = marked -> marked.f().value(marked.replaced(x, b));
        double[] found = worth.each(f, x, places.stream().mapToInt(p -> p[0]).toArray(), i -> {
            int[] place = places.get(i);
            return absent(place[0], asked.get(place[0]).get(place[1]));
        });
        for (int i = 0; i < found.length; i++) {
            worths[places.get(i)[0]][places.get(i)[1]] = found[i];
        }
        return worths;
    }

    /** What the players of each row get, given to all features of their groups; whoever does not play gets 0. */
    Scores scores(IntFunction<Payoffs> shares) {
        List<Payoffs> rows = IntStream.range(0, players.length).mapToObj(shares).toList();
        Scores scores = Scores.of(spread(rows, Payoffs::values)).from(b);
        return rows.get(0).standardErrors().length == 0
                ? scores
                : scores.withStandardError(spread(rows, Payoffs::standardErrors));
    }

    private NDArray spread(List<Payoffs> rows, Function<Payoffs, double[]> part) {
        Shape shape = x.getShape();
        int size = (int) shape.slice(1).size();
        double[] values = new double[(int) shape.size()];
        for (int row = 0; row < players.length; row++) {
            double[] share = part.apply(rows.get(row));
            for (int p = 0; p < share.length; p++) {
                for (int i : groups.get(players[row][p])) {
                    values[row * size + i] = share[p];
                }
            }
        }
        return Tensors.like(x, values, shape);
    }

    private int[] absent(int row, BitSet coalition) {
        return IntStream.range(0, players[row].length)
                .filter(p -> !coalition.get(p))
                .flatMap(p -> Arrays.stream(groups.get(players[row][p])))
                .toArray();
    }

    private static int[][] players(NDArray x, NDArray b, List<int[]> groups) {
        int n = (int) x.getShape().get(0);
        try (NDArray unlike = x.neq(b)) {
            boolean[] differs = unlike.toBooleanArray();
            int size = differs.length / n;
            return IntStream.range(0, n)
                    .mapToObj(row -> IntStream.range(0, groups.size())
                            .filter(g -> Arrays.stream(groups.get(g)).anyMatch(i -> differs[row * size + i]))
                            .toArray())
                    .toArray(int[][]::new);
        }
    }
}
