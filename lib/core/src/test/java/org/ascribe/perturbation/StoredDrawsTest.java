package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows that are stored, and numbers that were published, were made of these draws and sums: taken from Commons Math 3.6.1, whichever
 * library makes them. Hashes are of the bits of all numbers.
 */
class StoredDrawsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 1384550643, -30477788, -1136921944, -1236521622, 1076454913",
        "7, 809010640, -1957914044, 103805117, 1131517103, -1033279999",
        "-1, -1966785425, -1083643986, 1677024369, 466489051, -1748408831",
        "4611686018427387905, 1279622523, 1956458949, -831490496, -900099866, 594109953"
    })
    void everyKindOfNumber(long seed, int ints, int below, int doubles, int normals, int booleans) {
        var random = Seeds.draw(seed, 3);
        int[] drawn = IntStream.range(0, 2000).map(i -> random.nextInt()).toArray();
        assertThat(Arrays.hashCode(drawn)).isEqualTo(ints);
        assertThat(Arrays.hashCode(
                        IntStream.range(0, 2000).map(i -> random.nextInt(i + 1)).toArray()))
                .isEqualTo(below);
        assertThat(hash(DoubleStream.generate(random::nextDouble))).isEqualTo(doubles);
        assertThat(hash(DoubleStream.generate(random::nextGaussian))).isEqualTo(normals);
        assertThat(hash(DoubleStream.generate(() -> random.nextBoolean() ? 1 : 0)))
                .isEqualTo(booleans);
    }

    @Test
    void firstAndLater() {
        var random = Seeds.draw(42);
        assertThat(DoubleStream.generate(random::nextGaussian).limit(3))
                .containsExactly(-0.8658354124936554, 0.3816821326348326, -0.8430477346767236);
        assertThat(DoubleStream.generate(random::nextDouble).skip(5000).limit(3))
                .containsExactly(0.8940001748226951, 0.3956418733649709, 0.8820979436666803);
        assertThat(DoubleStream.generate(random::nextGaussian).skip(5000).limit(3))
                .containsExactly(1.478736117472577, -1.1950223951177255, -1.0658529962289962);
    }

    @Test
    void permutations() {
        assertThat(Permutations.random(2, 42).of(8))
                .containsExactly(new int[] {4, 2, 5, 3, 7, 0, 6, 1}, new int[] {4, 1, 3, 7, 2, 6, 5, 0});
        assertThat(Arrays.deepHashCode(Permutations.random(500, -9).of(31).toArray()))
                .isEqualTo(-90445069);
    }

    @Test
    void imputed() {
        double[] x = new double[4];
        List<int[]> group = List.of(new int[] {0, 2, 3});
        double[][] points =
                IntStream.range(0, 50).mapToObj(p -> new double[] {p, p, p, p}).toArray(double[][]::new);
        Shape shape = new Shape(4);
        assertThat(Arrays.deepHashCode(
                        Imputer.uniform(-1, 1).of(shape, group).get(0).draws(x, 200, Seeds.draw(5))))
                .isEqualTo(-1191729023);
        assertThat(Arrays.deepHashCode(
                        Imputer.marginal(points).of(shape, group).get(0).draws(x, 200, Seeds.draw(5))))
                .isEqualTo(-1816810879);
    }

    /** Cholesky's factors, its solutions, products of matrices. */
    @Test
    void aPartOfANormalDistribution() {
        double[][] a = matrix(9, 5);
        var rows = new Array2DRowRealMatrix(a);
        var part =
                GaussianPart.of(new double[] {1, 2, 3, 4, 5}, rows.transpose().multiply(rows), List.of(1, 4), 1e-6);
        double[][] draws = part.draws(new double[] {0.3, 0, -0.2, 0.9, 0}, 500, Seeds.draw(8));
        assertThat(draws[0]).containsExactly(0.020635906277743477, 3.5327022125335246);
        assertThat(Arrays.deepHashCode(draws)).isEqualTo(-1525216065);
    }

    @Test
    void aWeightedFit() {
        double[][] z = matrix(80, 6);
        double[] w = matrix(1, 80)[0];
        double[] y = matrix(2, 80)[1];
        Regression fit = Regression.of(z, y, w, 0.1, 2);
        assertThat(fit.coefficients())
                .containsExactly(
                        0.16720671663389153,
                        0.2869479379340605,
                        0.37425537844729856,
                        -0.0853995367357886,
                        0.21585862170635609,
                        0.16456723060676204);
        assertThat(fit.standardErrors())
                .containsExactly(
                        0.11293186412518633,
                        0.1408218858654152,
                        0.12238106171930149,
                        0.15682207772765755,
                        0.15477765933373452,
                        0.16537319587850738);
        Regression level = Regression.withIntercept(z, y, w, 0);
        assertThat(level.coefficients())
                .containsExactly(
                        0.005522877808452652,
                        0.06644069247409301,
                        0.18423331916722593,
                        -0.21821728406088953,
                        -0.048830158063735286,
                        -0.04045392055608458);
        assertThat(level.standardErrors())
                .containsExactly(
                        0.12029187704479614,
                        0.13193133435677543,
                        0.1251467532927225,
                        0.1627997388922586,
                        0.1581112673643022,
                        0.10956402147487528);
    }

    private static double[][] matrix(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(100L * rows + columns);
        return IntStream.range(0, rows)
                .mapToObj(k -> random.doubles(columns).toArray())
                .toArray(double[][]::new);
    }

    private static int hash(DoubleStream numbers) {
        return Arrays.hashCode(numbers.limit(2000).toArray());
    }
}
