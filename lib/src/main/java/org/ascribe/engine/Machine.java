package org.ascribe.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that decides how the engine computes here: a verdict holds for one of these. */
final class Machine {

    /** How many threads the engine takes; all there are, unless it is set. */
    static final String THREADS = "ai.djl.pytorch.num_threads";

    private static final List<String> VARIABLES = List.of(
            "ONEDNN_", "DNNL_", "ATEN_", "MKL_", "OMP_", "KMP_", "TORCH_", "PYTORCH_", "CUDA_", "NVIDIA_", "LD_");

    /** The environment variable that names a device; the rooms above read it. */
    private static final String DEVICE = "ASCRIBE_DEVICE";

    /** On Linux, in a container, in Windows' Linux. */
    private static final List<Path> DRIVERS =
            List.of(Path.of("/proc/driver/nvidia/version"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    private Machine() {}

    static String description() {
        return Stream.of(
                        Processor.description(),
                        "libtorch " + resource("/native/lib/pytorch.properties"),
                        "binding " + resource("/jnilib/pytorch.properties"),
                        "threads "
                                + System.getProperty(
                                        THREADS, "of " + Runtime.getRuntime().availableProcessors()),
                        "GPU " + mayUseGpu(),
                        "environment " + environment(),
                        "kernels "
                                + Kernels.all().stream()
                                        .map(Kernel::definition)
                                        .toList()
                                        .hashCode())
                .collect(Collectors.joining("\n"));
    }

    /** Whether there may be a GPU, and nobody said that it is to be left alone. */
    static boolean mayUseGpu() {
        boolean isThere = !System.getProperty("os.name").startsWith("Linux")
                || DRIVERS.stream().anyMatch(Files::exists);
        String chosen = System.getenv(DEVICE);
        return isThere && (chosen == null || !chosen.strip().equalsIgnoreCase("cpu"));
    }

    private static Map<String, String> environment() {
        Map<String, String> chosen = new TreeMap<>(System.getenv());
        chosen.keySet().removeIf(name -> VARIABLES.stream().noneMatch(name::startsWith));
        return chosen;
    }

    private static String resource(String name) {
        try (InputStream in = Machine.class.getResourceAsStream(name)) {
            return in == null ? "none" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
