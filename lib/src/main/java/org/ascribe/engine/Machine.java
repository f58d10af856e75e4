package org.ascribe.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that decides how the engine computes here: a verdict holds for one of these. */
final class Machine {

    /** How many threads the engine takes; all there are, unless it is set. */
    static final String THREADS = "ai.djl.pytorch.num_threads";

    private static final String[] VARIABLES = {
        "ONEDNN_",
        "DNNL_",
        "ATEN_",
        "MKL_",
        "OMP_",
        "KMP_",
        "TORCH_",
        "PYTORCH_",
        "CUDA_",
        "NVIDIA_",
        "LD_",
        "ASCRIBE_DEVICE"
    };

    private Machine() {}

    static String description() {
        return Stream.of(
                        Processor.description(),
                        "libtorch " + resource("/native/lib/pytorch.properties"),
                        "binding " + resource("/jnilib/pytorch.properties"),
                        "threads "
                                + System.getProperty(
                                        THREADS, "of " + Runtime.getRuntime().availableProcessors()),
                        "environment " + environment(),
                        "kernels "
                                + Kernels.all().stream()
                                        .map(Kernel::definition)
                                        .toList()
                                        .hashCode())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> environment() {
        Map<String, String> chosen = new TreeMap<>(System.getenv());
        chosen.keySet().removeIf(name -> Stream.of(VARIABLES).noneMatch(name::startsWith));
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
