package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.util.MathArrays;

/** Lundberg, Lee 2017, theorem 2, with coalitions drawn by their weight and by pairs: in plain Java, by Lagrange's multiplier. */
class SampledKernelShapTest {

    private static final int M = 7;
    private static final int TARGET = 1;

    @Property(tries = 20)
    void solvesTheConstrainedLeastSquaresOfTheCoalitionsItDraws(
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet net = PlainNet.random(new Shape(M), 5, seed);
        double[] x = net.sample(seed);
        int samples = 60;
        List<boolean[]> coalitions = new ArrayList<>();
        for (int pair = 0; pair < samples / 2; pair++) {
            boolean[] drawn = drawn(Seeds.draw(seed, pair));
            coalitions.add(drawn);
            boolean[] rest = new boolean[M];
            for (int i = 0; i < M; i++) {
                rest[i] = !drawn[i];
            }
            coalitions.add(rest);
        }
        double empty = net.at(new double[M], TARGET);
        double delta = net.at(x, TARGET) - empty;
        double[][] system = new double[M + 1][M + 2];
        for (boolean[] coalition : coalitions) {
            double worth = net.at(
                            IntStream.range(0, M)
                                    .mapToDouble(i -> coalition[i] ? x[i] : 0)
                                    .toArray(),
                            TARGET)
                    - empty;
            for (int i = 0; i < M; i++) {
                for (int j = 0; j < M; j++) {
                    system[i][j] += coalition[i] && coalition[j] ? 1 : 0;
                }
                system[i][M + 1] += coalition[i] ? worth : 0;
            }
        }
        for (int i = 0; i < M; i++) {
            system[i][M] = 1;
            system[M][i] = 1;
        }
        system[M][M + 1] = delta;
        double[] expected = solved(system);
        double[] found = net.explain(new KernelShap(Baseline.zero(), FeatureGroups.single(), samples, seed), TARGET, x)
                .get(0)
                .values();
        for (int i = 0; i < M; i++) {
            assertThat(found[i]).as("[%d]", i).isCloseTo(expected[i], within(1e-9));
        }
    }

    /** A size s by the weight of all coalitions of that size, which is as 1 / (s (M − s)); then its members. */
    private static boolean[] drawn(RandomGenerator random) {
        double total = 0;
        for (int s = 1; s < M; s++) {
            total += 1.0 / (s * (M - s));
        }
        double u = random.nextDouble() * total;
        int size = 0;
        for (double below = 0; size == 0 || (u > below && size < M - 1); ) {
            size++;
            below += 1.0 / (size * (M - size));
        }
        int[] order = MathArrays.natural(M);
        MathArrays.shuffle(order, random);
        boolean[] members = new boolean[M];
        for (int k = 0; k < size; k++) {
            members[order[k]] = true;
        }
        return members;
    }

    /** Gauss and Jordan, with the largest pivot. */
    private static double[] solved(double[][] a) {
        int n = a.length;
        for (int c = 0; c < n; c++) {
            int best = c;
            for (int r = c; r < n; r++) {
                best = Math.abs(a[r][c]) > Math.abs(a[best][c]) ? r : best;
            }
            double[] row = a[best];
            a[best] = a[c];
            a[c] = row;
            for (int r = 0; r < n; r++) {
                double factor = r == c ? 0 : a[r][c] / row[c];
                for (int k = c; k <= n; k++) {
                    a[r][k] -= factor * row[k];
                }
            }
        }
        return IntStream.range(0, n).mapToDouble(i -> a[i][n] / a[i][i]).toArray();
    }
}
