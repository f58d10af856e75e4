package org.ascribe.baseline;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ascribe.engine.Torch;
import org.ascribe.sampling.Sampler;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every baseline against its formula in plain Java, on images of three channels, 7 × 5 pixels. */
class BaselineTest {

    private static final int CHANNELS = 3;
    private static final int HEIGHT = 7;
    private static final int WIDTH = 5;
    private static final int AREA = HEIGHT * WIDTH;
    private static final double[] MEAN = {0.485, 0.456, 0.406};
    private static final double[] DEVIATION = {0.229, 0.224, 0.225};

    private final NDManager manager = Torch.manager();

    @AfterEach
    void free() {
        manager.close();
    }

    static Stream<Baseline> all() {
        return Stream.of(
                Baseline.zero(),
                Baseline.constant(0.5),
                Baseline.given(pixels(3, CHANNELS * AREA)),
                Baseline.black(MEAN, DEVIATION),
                Baseline.shifted(-0.3),
                Baseline.blurred(1.5),
                Baseline.drawn(Sampler.uniform(0, 1, 7), 2),
                Baseline.drawn(Sampler.gaussian(0.2, 7).around(), 2));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aBatchIsTheSingles(Baseline baseline) {
        NDArray batch = images(4);
        double[] together = baseline.of(batch).toDoubleArray();
        int size = CHANNELS * AREA;
        for (int row = 0; row < 4; row++) {
            double[] alone = baseline.of(batch.get(row + ":" + (row + 1))).toDoubleArray();
            near(alone, Arrays.copyOfRange(together, row * size, (row + 1) * size), 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void singlePrecisionIsKept(Baseline baseline) {
        NDArray narrow = images(2).toType(DataType.FLOAT32, false);
        assertThat(baseline.of(narrow).getDataType()).isEqualTo(DataType.FLOAT32);
    }

    @Test
    void blackIsWhatNormalisingMakesOfZero() {
        double[] found = Baseline.black(MEAN, DEVIATION).of(images(1)).toDoubleArray();
        double[] expected = new double[CHANNELS * AREA];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = (0 - MEAN[i / AREA]) / DEVIATION[i / AREA];
        }
        assertThat(found).containsExactly(expected);
    }

    @Test
    void aShiftMovesEveryFeatureAsFar() {
        double[] x = images(2).toDoubleArray();
        double[] found = Baseline.shifted(-0.3).of(images(2)).toDoubleArray();
        for (int i = 0; i < x.length; i++) {
            assertThat(found[i]).isEqualTo(x[i] - 0.3);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.7, 1.5, 6, 40})
    void aBlurIsTheWeightedMeanOfAllPixelsInTheMirrors(double sigma) {
        double[] x = images(1).toDoubleArray();
        double[] found = Baseline.blurred(sigma).of(images(1)).toDoubleArray();
        int radius = (int) Math.round(4 * sigma);
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int channel = i / AREA * AREA;
            double weights = 0;
            for (int v = -radius; v <= radius; v++) {
                for (int h = -radius; h <= radius; h++) {
                    double w = Math.exp(-(v * v + h * h) / (2 * sigma * sigma));
                    int row = mirrored(i % AREA / WIDTH + v, HEIGHT);
                    expected[i] += w * x[channel + row * WIDTH + mirrored(i % WIDTH + h, WIDTH)];
                    weights += w;
                }
            }
            expected[i] /= weights;
        }
        near(found, expected, 1e-12);
    }

    @Test
    void aBlurKeepsTheMeanOfEveryChannelAndTheWidestIsTheMean() {
        double[] x = images(1).toDoubleArray();
        double[] blurred = Baseline.blurred(1.5).of(images(1)).toDoubleArray();
        // At 4σ, where the Gaussian ends, it is still 3e-4 of its peak: a step, shared by thousands of mirrors.
        double[] widest = Baseline.blurred(10_000).of(images(1)).toDoubleArray();
        for (int c = 0; c < CHANNELS; c++) {
            double mean = mean(x, c);
            assertThat(mean(blurred, c)).isCloseTo(mean, within(1e-14));
            for (int i = c * AREA; i < (c + 1) * AREA; i++) {
                assertThat(widest[i]).isCloseTo(mean, within(1e-7));
            }
        }
    }

    @Test
    void aDrawIsTheSamplersForAllRowsOrRowByRow() {
        Sampler noise = Sampler.uniform(0, 1, 7);
        double[] shared = noise.draws(images(1), 2, 3).toDoubleArray();
        double[] found = Baseline.drawn(noise, 2).of(images(2)).toDoubleArray();
        assertThat(Arrays.copyOf(found, shared.length)).isEqualTo(shared);
        assertThat(Arrays.copyOfRange(found, shared.length, found.length)).isEqualTo(shared);
        assertThat(Baseline.drawn(noise.around(), 2).of(images(2)).toDoubleArray())
                .isEqualTo(noise.around().draws(images(2), 2, 3).toDoubleArray());
    }

    @Test
    void equalOnesAreEqualAndSayWhatTheyAre() {
        assertThat(all()).containsExactlyElementsOf(all().toList());
        assertThat(Baseline.black(MEAN, DEVIATION))
                .isEqualTo(Baseline.black(MEAN.clone(), DEVIATION.clone()))
                .hasToString("black(mean [0.485, 0.456, 0.406], deviation [0.229, 0.224, 0.225])");
        assertThat(Baseline.shifted(0.1)).hasToString("x + 0.1");
        assertThat(Baseline.shifted(-0.1)).hasToString("x - 0.1");
        assertThat(Baseline.blurred(2)).hasToString("blurred(σ = 2.0)");
        assertThat(Baseline.drawn(Sampler.uniform(0, 1, 7), 2)).hasToString("draw 2 of uniform(0.0 to 1.0, seed 7)");
    }

    @Test
    void refusesWhatIsNoBaseline() {
        for (double by : List.of(0.0, Double.NaN, Double.POSITIVE_INFINITY)) {
            refuses(() -> Baseline.shifted(by), "by: " + by, "finite shift other than 0");
        }
        for (double sigma : List.of(0.0, -1.0, Double.NaN, 10_001.0)) {
            refuses(() -> Baseline.blurred(sigma), "sigma: " + sigma, "above 0, at most 10000");
        }
        refuses(() -> Baseline.drawn(Sampler.uniform(0, 1, 7), -1), "draw: -1", "0 or more");
        refuses(() -> Baseline.black(MEAN, new double[] {1}), "3 and 1 numbers", "one of each for every channel");
        refuses(() -> Baseline.black(new double[0], new double[0]), "0 and 0 numbers");
        refuses(() -> Baseline.black(new double[] {1}, new double[] {0}), "1.0 and 0.0 in channel 0", "positive");
        refuses(() -> Baseline.black(new double[] {Double.NaN}, new double[] {1}), "NaN and 1.0 in channel 0");
    }

    @Test
    void refusesSamplesOfAnotherShape() {
        NDArray vectors = manager.ones(new Shape(2, 6));
        refuses(() -> Baseline.blurred(1).of(vectors), "samples of shape (6)", "[channels, height, width]");
        refuses(() -> Baseline.black(MEAN, DEVIATION).of(vectors), "samples of shape (6)", "3 channels");
        refuses(
                () -> Baseline.drawn(Sampler.given(new double[] {1, 2}), 1).of(manager.ones(new Shape(1, 2))),
                "1 recorded",
                "expected 2 or more");
    }

    private NDArray images(int n) {
        return manager.create(pixels(1, n * CHANNELS * AREA), new Shape(n, CHANNELS, HEIGHT, WIDTH));
    }

    private static double[] pixels(long seed, int count) {
        return new Random(seed).doubles(count).toArray();
    }

    /** The place in the image that a mirror at its edges shows, walked to one step at a time. */
    private static int mirrored(int place, int size) {
        int p = place;
        while (p < 0 || p >= size) {
            p = p < 0 ? -1 - p : 2 * size - 1 - p;
        }
        return p;
    }

    private static double mean(double[] x, int channel) {
        return Arrays.stream(x, channel * AREA, (channel + 1) * AREA).average().orElseThrow();
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(words);
    }
}
