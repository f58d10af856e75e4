package org.ascribe.network;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.autograd.Autograd;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.Test;

/** Pooling against loops over windows. */
class PoolWindowsTest {

    private static final int ROWS = 8;
    private static final int COLUMNS = 7;

    @Property(tries = 80)
    void slidingWindows(
            @ForAll @IntRange(min = 1, max = 4) int kernel,
            @ForAll @IntRange(min = 1, max = 4) int stride,
            @ForAll @IntRange(min = 0, max = 2) int padding,
            @ForAll boolean ceil,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        int pad = Math.min(padding, kernel / 2);
        PoolWindows windows =
                PoolWindows.sliding(new Shape(kernel, kernel), new Shape(stride, stride), new Shape(pad, pad), ceil);
        IntUnaryOperator begin = i -> i * stride - pad;
        check(
                windows,
                new Axis(outputs(ROWS, kernel, stride, pad, ceil), begin, i -> begin.applyAsInt(i) + kernel, pad),
                new Axis(outputs(COLUMNS, kernel, stride, pad, ceil), begin, i -> begin.applyAsInt(i) + kernel, pad),
                seed);
    }

    @Property(tries = 40)
    void adaptiveWindows(
            @ForAll @IntRange(min = 1, max = 8) int height,
            @ForAll @IntRange(min = 1, max = 7) int width,
            @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        check(PoolWindows.adaptive(height, width), adaptive(height, ROWS), adaptive(width, COLUMNS), seed);
    }

    private static Axis adaptive(int outputs, int size) {
        return new Axis(
                outputs,
                i -> (int) Math.floor((double) i * size / outputs),
                i -> (int) Math.ceil((i + 1.0) * size / outputs),
                0);
    }

    /** A last window counts if it begins inside the image or the padding before it. */
    private static int outputs(int size, int kernel, int stride, int pad, boolean ceil) {
        int n = 0;
        while (ceil ? n == 0 || begins(n, size, kernel, stride, pad) : n * stride + kernel <= size + 2 * pad) {
            n++;
        }
        return n;
    }

    private static boolean begins(int i, int size, int kernel, int stride, int pad) {
        boolean needed = (i - 1) * stride + kernel < size + 2 * pad;
        return needed && i * stride < size + pad;
    }

    private record Axis(int outputs, IntUnaryOperator begin, IntUnaryOperator end, int pad) {}

    private static void check(PoolWindows windows, Axis rows, Axis columns, long seed) {
        double[] x =
                new Random(seed).ints(ROWS * COLUMNS, -3, 4).asDoubleStream().toArray();
        int outputs = rows.outputs() * columns.outputs();
        double[] max = new double[outputs];
        double[] sum = new double[outputs];
        double[] count = new double[outputs];
        double[] padded = new double[outputs];
        double[] gradient = new double[x.length];
        for (int o = 0; o < outputs; o++) {
            int i = o / columns.outputs();
            int j = o % columns.outputs();
            int[] places = IntStream.range(
                            rows.begin().applyAsInt(i), rows.end().applyAsInt(i))
                    .filter(row -> row >= 0 && row < ROWS)
                    .flatMap(row -> IntStream.range(
                                    columns.begin().applyAsInt(j), columns.end().applyAsInt(j))
                            .filter(column -> column >= 0 && column < COLUMNS)
                            .map(column -> row * COLUMNS + column))
                    .toArray();
            int best = places[0];
            for (int place : places) {
                best = x[place] > x[best] ? place : best;
                sum[o] += x[place];
            }
            max[o] = x[best];
            gradient[best]++;
            count[o] = places.length;
            padded[o] = length(rows, i, ROWS) * length(columns, j, COLUMNS);
        }
        try (NDManager manager = Torch.manager()) {
            NDArray a = manager.create(x, new Shape(1, 1, ROWS, COLUMNS));
            near(windows.max(a).toDoubleArray(), max, 0);
            near(windows.sum(a).toDoubleArray(), sum, 1e-14);
            near(windows.count(a, false).toDoubleArray(), count, 0);
            near(windows.count(a, true).toDoubleArray(), padded, 0);
            NDArray v = windows.max(a).onesLike();
            near(Autograd.pullback(windows::max, a, v).toDoubleArray(), gradient, 0);
        }
    }

    private static double length(Axis axis, int i, int size) {
        int end = Math.min(axis.end().applyAsInt(i), size + axis.pad());
        return end - axis.begin().applyAsInt(i);
    }

    @Test
    void windowsThatCannotBe() {
        assertThatThrownBy(() -> PoolWindows.square(2, 0, 0))
                .hasMessageContaining("kernel, stride, padding: (2, 2), (0, 0)");
        assertThatThrownBy(() -> PoolWindows.square(2, 1, 2))
                .hasMessageContaining("a padding of at most half the side");
        assertThatThrownBy(() -> PoolWindows.adaptive(0, 1)).hasMessageContaining("height, width: 0, 1");
    }
}
