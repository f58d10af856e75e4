package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Kernels computed by the engine. */
record TorchKernels(Engine engine, Device device) implements KernelRunner {

    @Override
    public List<double[]> run(Kernel kernel, DataType type) {
        return Stream.of(kernel.script(), kernel.gradientScript())
                .flatMap(script ->
                        with(
                                kernel,
                                script,
                                type,
                                work -> work.get().stream().map(Heap::of).toList())
                                .stream())
                .toList();
    }

    /**
     * Processor time in float32.
     *
     * @param kernel what to compute
     * @param repetitions how often, beside a first time that is not counted
     * @return seconds of this process, whose clock ticks every 10 ms
     */
    double seconds(Kernel kernel, int repetitions) {
        return with(kernel, kernel.gradientScript(), DataType.FLOAT32, work -> {
            work.get().close();
            long before = processorTime();
            for (int i = 0; i < repetitions; i++) {
                work.get().close();
            }
            return (processorTime() - before) / 1e9;
        });
    }

    private <T> T with(Kernel kernel, byte[] script, DataType type, Function<Supplier<NDList>, T> use) {
        try (Model module = engine.newModel("kernel", device);
                NDManager manager = engine.newBaseManager(device)) {
            module.load(new ByteArrayInputStream(script));
            NDList arguments = new NDList();
            List<float[]> values = kernel.arguments();
            for (int i = 0; i < values.size(); i++) {
                NDArray array = Tensors.of(
                        manager, type, values.get(i), new Shape(kernel.shapes().get(i)));
                array.setRequiresGradient(true);
                arguments.add(array);
            }
            // The binding runs a module in inference mode, without gradients, unless it is told that it is training.
            ParameterStore none = new ParameterStore(manager, false);
            return use.apply(() -> module.getBlock().forward(none, arguments, true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            throw new IllegalStateException("kernel: " + kernel.name() + " is refused by " + engine, e);
        }
    }

    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
