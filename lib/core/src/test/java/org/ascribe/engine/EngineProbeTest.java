package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EngineProbeTest {

    private static final KernelRunner ENGINE = new TorchKernels(EngineGuard.engine(), Device.cpu());

    @Test
    void theEngineOfTheTestsIsRight() {
        assertThat(EngineProbe.faults(Kernels.all(), ENGINE, kernel -> {})).isEmpty();
    }

    @Test
    void whateverIsSpoiltIsNoticedInEveryKernelAndEveryArray() {
        for (Kernel kernel : Kernels.all()) {
            List<double[]> right = ENGINE.run(kernel, DataType.FLOAT64);
            // What is zero, or nothing, is not changed by being lost.
            int[] some = IntStream.range(0, right.size())
                    .filter(i -> right.get(i).length > 0 && !isZero(right.get(i)))
                    .toArray();
            assertThat(some).as(kernel.name()).isNotEmpty();
            for (int which : some) {
                assertThat(kernel.isRight(kernel.error(with(right, which, EngineProbeTest::dropped), right)))
                        .as("%s, array %d", kernel.name(), which)
                        .isFalse();
            }
        }
    }

    @Test
    void aPaddedBlockOfWeightsThatIsDroppedIsNoticed() {
        // What oneDNN does where it knows no cache sizes: the filters that do not fill a block of 16 are lost on the
        // way back.
        KernelRunner spoilt =
                (kernel, type) -> type == DataType.FLOAT32 && kernel.name().startsWith("convolution")
                        ? with(ENGINE.run(kernel, type), 1, EngineProbeTest::dropped)
                        : ENGINE.run(kernel, type);
        List<String> faults =
                EngineProbe.faults(Kernels.few(), spoilt, kernel -> {}).toList();
        assertThat(faults).hasSize(2).allMatch(line -> line.matches("convolution .*: off by (0\\.[1-9]|1\\.).*"));
    }

    @Test
    void aNumberThatIsNoneIsNoticed() {
        KernelRunner spoilt = (kernel, type) -> type == DataType.FLOAT32
                ? with(ENGINE.run(kernel, type), 0, values -> {
                    values[values.length - 1] = Double.NaN;
                    return values;
                })
                : ENGINE.run(kernel, type);
        assertThat(EngineProbe.faults(Kernels.few(), spoilt, kernel -> {}))
                .hasSameSizeAs(Kernels.few())
                .allMatch(line -> line.endsWith("off by Infinity"));
    }

    @Test
    void whatIsWrongOnlyTheSecondTimeIsNoticed() {
        AtomicInteger calls = new AtomicInteger();
        KernelRunner spoilt = (kernel, type) -> type == DataType.FLOAT32 && calls.incrementAndGet() % 2 == 0
                ? with(ENGINE.run(kernel, type), 1, EngineProbeTest::dropped)
                : ENGINE.run(kernel, type);
        assertThat(EngineProbe.faults(Kernels.few(), spoilt, kernel -> {})).hasSameSizeAs(Kernels.few());
    }

    @Test
    void saysWhichKernelComesNextBeforeItIsComputed() {
        List<String> said = new ArrayList<>();
        KernelRunner crash = (kernel, type) -> {
            throw new IllegalStateException("after " + said);
        };
        Kernel first = Kernels.few().get(0);
        assertThatThrownBy(() -> EngineProbe.faults(Kernels.few(), crash, kernel -> said.add(kernel.name()))
                        .toList())
                .hasMessage("after [" + first.name() + "]");
    }

    private static boolean isZero(double[] values) {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** The last quarter, where the padded block is. */
    private static double[] dropped(double[] values) {
        double[] less = values.clone();
        Arrays.fill(less, values.length * 3 / 4, values.length, 0);
        return values.length < 4 ? new double[values.length] : less;
    }

    private static List<double[]> with(List<double[]> arrays, int which, UnaryOperator<double[]> change) {
        List<double[]> changed = new ArrayList<>(arrays);
        changed.set(which, change.apply(arrays.get(which)));
        return changed;
    }
}
