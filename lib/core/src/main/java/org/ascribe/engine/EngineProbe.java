package org.ascribe.engine;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Computes kernels in float32 and in float64, which has been right wherever float32 was wrong, and says where they differ. */
final class EngineProbe {

    private EngineProbe() {}

    /**
     * Tries kernels one after another, each twice in float32: with several threads some are wrong only now and then.
     *
     * @param kernels what to try
     * @param runner what computes them
     * @param next is told which comes next, before it may end the process
     * @return a line for each that is wrong, lazily
     */
    static Stream<String> faults(List<Kernel> kernels, KernelRunner runner, Consumer<Kernel> next) {
        return kernels.stream().peek(next).flatMap(kernel -> {
            List<double[]> expected = runner.run(kernel, DataType.FLOAT64);
            double error = Math.max(
                    kernel.error(runner.run(kernel, DataType.FLOAT32), expected),
                    kernel.error(runner.run(kernel, DataType.FLOAT32), expected));
            return kernel.isRight(error)
                    ? Stream.empty()
                    : Stream.of(String.format(Locale.ROOT, "%s: off by %.2g", kernel.name(), error));
        });
    }
}
