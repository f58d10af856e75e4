package org.ascribe.taylor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ascribe.Home;
import org.ascribe.data.Mnist;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to a series on the trained networks and real digits, expanded at the digit towards black. */
class ShippedNetsOracleTest {

    @ParameterizedTest
    @CsvSource({"m-sg, 3", "c-sg, 1"})
    void agreeWithTheOracle(String name, int digits) {
        assumeTrue(Files.exists(Home.folder().resolve("data/mnist/t10k-labels-idx1-ubyte")), "MNIST is not fetched");
        Witnessed net = Witnessed.shipped(name);
        Mnist mnist = Mnist.test();
        for (int digit = 0; digit < digits; digit++) {
            float[] pixels = mnist.pixels(digit, digit + 1);
            double[] x = IntStream.range(0, pixels.length)
                    .mapToDouble(i -> pixels[i])
                    .toArray();
            double[] d = Arrays.stream(x).map(v -> -v).toArray();
            for (int order = 1; order <= 8; order += 7) {
                TaylorSeriesTest.agree(
                        new TaylorSeriesTest.Way(new LayerwiseSeries(), 1e-11, 1e-11),
                        net,
                        new Shape(1, 28, 28),
                        x,
                        d,
                        order);
                TaylorSeriesTest.agree(
                        new TaylorSeriesTest.Way(new InterpolatedSeries(), 5e-9, 1e-7),
                        net,
                        new Shape(1, 28, 28),
                        x,
                        d,
                        order);
            }
        }
    }
}
