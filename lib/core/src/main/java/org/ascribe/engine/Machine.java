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

    private static final List<String> VARIABLES = List.of(
            "ONEDNN_", "DNNL_", "ATEN_", "MKL_", "OMP_", "KMP_", "TORCH_", "PYTORCH_", "CUDA_", "NVIDIA_", "LD_");

    private static final String LIBRARY_PATH = "PYTORCH_LIBRARY_PATH";

    /** On Linux, in a container, in Windows' Linux. */
    private static final List<Path> DRIVERS =
            List.of(Path.of("/proc/driver/nvidia/version"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    /** DJL takes some of the variables as properties, too. */
    private static final List<String> PROPERTIES = List.of("ai.djl.pytorch.", "PYTORCH_");

    private Machine() {}

    static String description() {
        return Stream.of(
                        Processor.description(),
                        "libtorch " + resource("/native/lib/pytorch.properties"),
                        "binding " + resource("/jnilib/pytorch.properties"),
                        "threads "
                                + System.getProperty(
                                        EngineGuard.THREADS,
                                        "of " + Runtime.getRuntime().availableProcessors()),
                        "GPU " + (mayUseGpu() ? driver() : "none"),
                        "properties " + properties(PROPERTIES),
                        "named libtorch " + namedLibtorch(),
                        "settings " + List.of(Setting.values()),
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
        String chosen = System.getenv(EngineGuard.DEVICE);
        return isThere && (chosen == null || !chosen.strip().equalsIgnoreCase("cpu"));
    }

    /** Of this process, whose names begin with one of these. */
    static Map<String, String> properties(List<String> beginnings) {
        Map<String, String> all = new TreeMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> all.put(name, System.getProperty(name)));
        return beginning(beginnings, all);
    }

    private static Map<String, String> environment() {
        return beginning(VARIABLES, System.getenv());
    }

    private static Map<String, String> beginning(List<String> with, Map<String, String> all) {
        Map<String, String> chosen = new TreeMap<>(all);
        chosen.keySet().removeIf(name -> with.stream().noneMatch(name::startsWith));
        return chosen;
    }

    private static String driver() {
        try {
            return Files.readString(DRIVERS.get(0));
        } catch (IOException unknown) {
            return "of a driver that does not say its version";
        }
    }

    /** One that was put in the place of another has its name. */
    private static String namedLibtorch() {
        String folder = System.getenv().getOrDefault(LIBRARY_PATH, System.getProperty(LIBRARY_PATH));
        if (folder == null) {
            return "none";
        }
        Path file = Path.of(folder).resolve(System.mapLibraryName("torch_cpu"));
        try {
            return file + ", " + Files.size(file) + " bytes of " + Files.getLastModifiedTime(file);
        } catch (IOException missing) {
            return file.toString();
        }
    }

    private static String resource(String name) {
        try (InputStream in = Machine.class.getResourceAsStream(name)) {
            return in == null ? "none" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
