package org.ascribe.taylor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.data.Mnist;
import org.ascribe.engine.Torch;
import org.ascribe.file.Home;
import org.ascribe.model.Model;
import org.ascribe.taylor.TaylorSeriesTest.Way;
import org.ascribe.zoo.PaperModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every way to a series on the trained networks and real digits, expanded at the digit towards black. */
class ShippedNetsOracleTest {

    private static final List<Way> WAYS =
            List.of(new Way(new LayerwiseSeries(), 1e-11, 1e-11), new Way(new InterpolatedSeries(), 5e-9, 1e-7));

    @ParameterizedTest
    @CsvSource({"m-sg, 3", "c-sg, 1"})
    void agreeWithTheOracle(String name, int digits) {
        assumeTrue(Files.exists(Home.folder().resolve("data/mnist/t10k-labels-idx1-ubyte")), "MNIST is not fetched");
        PaperModel paper = PaperModel.named(name);
        Witnessed net = Witnessed.trained(paper.architecture(), paper.weights());
        Mnist mnist = Mnist.test();
        try (Model model = net.model();
                NDManager manager = Torch.manager()) {
            for (int digit = 0; digit < digits; digit++) {
                float[] pixels = mnist.pixels(digit, digit + 1);
                double[] x = IntStream.range(0, pixels.length)
                        .mapToDouble(i -> pixels[i])
                        .toArray();
                double[] d = Arrays.stream(x).map(v -> -v).toArray();
                CauchyOracle oracle = net.oracle(mnist.classes()[digit], x, d);
                double[] c = oracle.values(8);
                double[][] g = oracle.gradients(8);
                NDArray at = manager.create(x, new Shape(1, 1, 28, 28));
                ScalarFunction f = model.target(mnist.classes()[digit]).at(at);
                for (int order = 1; order <= 8; order++) {
                    for (Way way : WAYS) {
                        way.agrees(f, at, at.neg(), Arrays.copyOf(c, order + 1), Arrays.copyOf(g, order));
                    }
                }
            }
        }
    }
}
