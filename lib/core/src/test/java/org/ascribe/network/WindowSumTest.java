package org.ascribe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.stream.Stream;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sums over windows against plain loops, where they overlap, reach into the padding, or end beyond it. */
class WindowSumTest {

    private static final int HEIGHT = 6;
    private static final int WIDTH = 5;

    @TestFactory
    Stream<DynamicTest> isTheSumOfWhatIsInside() {
        return Stream.of(
                        new int[] {3, 1, 1, 0},
                        new int[] {3, 2, 1, 0},
                        new int[] {3, 2, 1, 1},
                        new int[] {2, 2, 0, 1},
                        new int[] {4, 3, 2, 1})
                .map(w -> DynamicTest.dynamicTest(
                        "side %d, stride %d, padding %d, ceil %d".formatted(w[0], w[1], w[2], w[3]),
                        () -> check(w[0], w[1], w[2], w[3] == 1)));
    }

    private static void check(int side, int stride, int padding, boolean ceil) {
        double[] image = new Random(7).doubles(HEIGHT * WIDTH).toArray();
        PoolWindows windows = PoolWindows.sliding(
                new Shape(side, side), new Shape(stride, stride), new Shape(padding, padding), ceil);
        try (NDManager manager = Torch.manager()) {
            var sums = windows.sum(
                    manager.create(image, new Shape(1, 1, HEIGHT, WIDTH)).toType(DataType.FLOAT64, false));
            int columns = (int) sums.getShape().get(3);
            double[] found = sums.toDoubleArray();
            assertThat(found.length).isPositive();
            for (int i = 0; i < found.length; i++) {
                int top = i / columns * stride - padding;
                int left = i % columns * stride - padding;
                assertThat(found[i]).isCloseTo(sum(image, top, left, side), within(1e-13));
            }
        }
    }

    private static double sum(double[] image, int top, int left, int side) {
        double sum = 0;
        for (int y = Math.max(0, top); y < Math.min(HEIGHT, top + side); y++) {
            for (int x = Math.max(0, left); x < Math.min(WIDTH, left + side); x++) {
                sum += image[y * WIDTH + x];
            }
        }
        return sum;
    }
}
