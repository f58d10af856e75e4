package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.random.MersenneTwister;
import org.hipparchus.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ConditionalGaussianTest {

    private static final int HEIGHT = 5;
    private static final int WIDTH = 6;
    private static final int SIDE = 3;
    private static final int COUNT = 40;
    private static final Shape SAMPLE = new Shape(2, HEIGHT, WIDTH);

    private final double[][][][] images = images();
    private final ConditionalGaussian fitted = fit();

    /** Neighbours alike, the second channel half the first and noise. */
    private static double[][][][] images() {
        Random random = new Random(3);
        double[][][][] images = new double[COUNT][2][HEIGHT][WIDTH];
        for (double[][][] image : images) {
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    double left = x == 0 ? 0 : image[0][y][x - 1];
                    image[0][y][x] = 0.7 * left + random.nextGaussian() + 0.2;
                    image[1][y][x] = 0.5 * image[0][y][x] + 0.3 * random.nextGaussian();
                }
            }
        }
        return images;
    }

    private ConditionalGaussian fit() {
        double[] flat = Arrays.stream(images)
                .flatMap(Arrays::stream)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            return ConditionalGaussian.fit(manager.create(flat, new Shape(COUNT, 2, HEIGHT, WIDTH)), SIDE);
        }
    }

    @Test
    void patchesAreCountedOneByOne() {
        int size = 2 * SIDE * SIDE;
        double[] mean = new double[size];
        double[][] products = new double[size][size];
        int patches = 0;
        for (double[][][] image : images) {
            for (int top = 0; top <= HEIGHT - SIDE; top++) {
                for (int left = 0; left <= WIDTH - SIDE; left++) {
                    patches++;
                    for (int j = 0; j < size; j++) {
                        double a = image[j / 9][top + j / 3 % 3][left + j % 3];
                        mean[j] += a;
                        for (int k = 0; k < size; k++) {
                            products[j][k] += a * image[k / 9][top + k / 3 % 3][left + k % 3];
                        }
                    }
                }
            }
        }
        for (int j = 0; j < size; j++) {
            assertThat(fitted.mean()[j]).isCloseTo(mean[j] / patches, within(1e-12));
            for (int k = 0; k < size; k++) {
                double expected = (products[j][k] - mean[j] * mean[k] / patches) / (patches - 1);
                assertThat(fitted.covariance()[j][k]).isCloseTo(expected, within(1e-11));
            }
        }
    }

    /** By the inverse of the whole covariance: {@code Λ_ww⁻¹} is the conditional one, {@code μ_w - Λ_ww⁻¹ Λ_wo (x_o - μ_o)} the mean. */
    @Test
    void drawsAreThoseOfTheConditionalDistribution() {
        double[] x = flat(images[7]);
        // In the middle, at a corner, at an edge: the patch starts at row and column 1 and 2, 0 and 3, 2 and 2.
        check(new int[] {at(0, 2, 3), at(1, 2, 3)}, x, 1, 2);
        check(new int[] {at(0, 0, 5)}, x, 0, 3);
        check(new int[] {at(1, 4, 2), at(1, 4, 3), at(0, 4, 2)}, x, 2, 2);
    }

    private void check(int[] group, double[] x, int top, int left) {
        int size = 2 * SIDE * SIDE;
        int[] w = Arrays.stream(group)
                .map(i -> i / (HEIGHT * WIDTH) * 9 + (i / WIDTH % HEIGHT - top) * 3 + i % WIDTH - left)
                .toArray();
        int[] o = IntStream.range(0, size)
                .filter(j -> Arrays.stream(w).noneMatch(k -> k == j))
                .toArray();
        RealMatrix covariance = new Array2DRowRealMatrix(fitted.covariance());
        covariance = covariance.add(
                MatrixUtils.createRealIdentityMatrix(size).scalarMultiply(1e-6 * covariance.getTrace() / size));
        RealMatrix precision = MatrixUtils.inverse(covariance);
        RealMatrix expected = MatrixUtils.inverse(precision.getSubMatrix(w, w));
        double[] deviations = Arrays.stream(o)
                .mapToDouble(
                        j -> x[j / 9 * HEIGHT * WIDTH + (top + j / 3 % 3) * WIDTH + left + j % 3] - fitted.mean()[j])
                .toArray();
        double[] shift = expected.multiply(precision.getSubMatrix(w, o)).operate(deviations);

        Imputer.Conditional conditional = fitted.of(SAMPLE, List.of(group)).get(0);
        double[] centre = conditional.draws(x, 1, new Unit(-1))[0];
        double[][] root = new double[w.length][w.length];
        for (int j = 0; j < w.length; j++) {
            double[] moved = conditional.draws(x, 1, new Unit(j))[0];
            for (int i = 0; i < w.length; i++) {
                root[i][j] = moved[i] - centre[i];
            }
        }
        RealMatrix found = new Array2DRowRealMatrix(root);
        found = found.multiply(found.transpose());
        for (int i = 0; i < w.length; i++) {
            assertThat(centre[i]).isCloseTo(fitted.mean()[w[i]] - shift[i], within(1e-10));
            for (int j = 0; j < w.length; j++) {
                assertThat(found.getEntry(i, j)).isCloseTo(expected.getEntry(i, j), within(1e-10));
            }
        }
    }

    /** Standard normal draws of which one is 1 and the others 0. */
    private static final class Unit extends MersenneTwister {
        private static final long serialVersionUID = 1;

        private int left;

        Unit(int position) {
            this.left = position;
        }

        @Override
        public double nextGaussian() {
            return left-- == 0 ? 1 : 0;
        }
    }

    @Test
    void drawsStayInTheRangeOfTheCollection() {
        double highest = Arrays.stream(images)
                .flatMapToDouble(image -> Arrays.stream(flat(image)))
                .max()
                .orElseThrow();
        RandomGenerator far = new MersenneTwister() {
            private static final long serialVersionUID = 1;

            @Override
            public double nextGaussian() {
                return 100;
            }
        };
        double[] drawn =
                fitted.of(SAMPLE, List.of(new int[] {at(0, 2, 2)})).get(0).draws(flat(images[0]), 1, far)[0];
        assertThat(drawn[0]).isEqualTo(highest);
    }

    /** As large as the patch, a group has nothing to be known by. */
    @Test
    void aWholePatchIsDrawnFromItsOwnDistribution() {
        int[] group = IntStream.range(0, 18)
                .map(j -> at(j / 9, 1 + j / 3 % 3, 2 + j % 3))
                .toArray();
        Imputer.Conditional conditional = fitted.of(SAMPLE, List.of(group)).get(0);
        double[] centre = conditional.draws(flat(images[0]), 1, new Unit(-1))[0];
        for (int j = 0; j < 18; j++) {
            assertThat(centre[j]).isCloseTo(fitted.mean()[j], within(1e-12));
        }
    }

    @Test
    void equalWhenFittedToTheSame() {
        assertThat(fit()).isEqualTo(fitted).hasSameHashCodeAs(fitted);
        assertThat(fitted.toString()).contains("2x3x3");
    }

    private static int at(int channel, int y, int x) {
        return (channel * HEIGHT + y) * WIDTH + x;
    }

    private static double[] flat(double[][][] image) {
        return Arrays.stream(image)
                .flatMap(Arrays::stream)
                .flatMapToDouble(Arrays::stream)
                .toArray();
    }
}
