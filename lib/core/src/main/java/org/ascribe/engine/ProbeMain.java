package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** The process in which a setting is tried: what is wrong may end it. Says on its output what {@link ProbeProcess} reads. */
final class ProbeMain {

    /** Nobody asks how many more there are. */
    private static final int ENOUGH_FAULTS = 3;

    private static final int REPETITIONS = 10;

    private ProbeMain() {}

    /**
     * Tries a setting whose variables are in the environment.
     *
     * @param arguments the setting's name
     */
    public static void main(String[] arguments) {
        // Not as the locale has it: kernels have names with arrows in them.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Engine engine = Engine.getEngine("PyTorch");
        Setting.valueOf(arguments[0]).apply();
        List<String> faults = devices(engine)
                .flatMap(device -> EngineProbe.faults(
                        Kernels.all(),
                        new TorchKernels(engine, device),
                        kernel -> out.println(ProbeProcess.AT + kernel.name())))
                .limit(ENOUGH_FAULTS)
                .toList();
        faults.forEach(fault -> out.println(ProbeProcess.FAULT + fault));
        if (faults.isEmpty()) {
            TorchKernels timed = new TorchKernels(engine, Device.cpu());
            out.println(ProbeProcess.SECONDS
                    + Kernels.timed().stream()
                            .mapToDouble(kernel -> timed.seconds(kernel, REPETITIONS))
                            .sum());
        }
        out.println(ProbeProcess.END);
    }

    private static Stream<Device> devices(Engine engine) {
        boolean hasGpu = Machine.mayUseGpu() && engine.getGpuCount() > 0;
        return Stream.concat(Stream.of(Device.cpu()), hasGpu ? Stream.of(Device.gpu()) : Stream.empty());
    }
}
