package org.ascribe.cli.doctor;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether a GPU is used that could be, and what to do where it is not.
 *
 * @param driver whether there is an NVIDIA driver
 * @param cuda whether the libtorch that was loaded has CUDA
 * @param gpus how many DJL sees; it asks CUDA's runtime library
 */
record CudaCheck(boolean driver, boolean cuda, int gpus) {

    /** The flavour that comes with a binding; others have none. */
    private static final String FLAVOUR = "cu128";

    /** On Linux, in a container, in Windows' Linux. */
    private static final List<Path> DRIVERS =
            List.of(Path.of("/proc/driver/nvidia/version"), Path.of("/dev/nvidiactl"), Path.of("/dev/dxg"));

    static CudaCheck here(Engine engine) {
        return new CudaCheck(
                DRIVERS.stream().anyMatch(Files::exists),
                engine.hasCapability(StandardCapabilities.CUDA),
                engine.getGpuCount());
    }

    /** Nothing where there is no NVIDIA GPU to speak of. */
    Optional<Finding> finding() {
        if (gpus > 0) {
            return Optional.of(Finding.ok("CUDA", gpus + " GPU"));
        }
        if (cuda) {
            return Optional.of(Finding.wrong(
                    "CUDA",
                    "this libtorch has it, but no GPU is found: "
                            + (driver ? "" : "install NVIDIA's driver, and ")
                            + "set LD_LIBRARY_PATH to the folder of CUDA's libcudart.so"));
        }
        return driver
                ? Optional.of(Finding.missing(
                        "CUDA",
                        "an NVIDIA driver is here, but this libtorch computes on the CPU: set PYTORCH_FLAVOR=" + FLAVOUR
                                + ", and with a network the next command downloads PyTorch 2.7.1 for CUDA 12.8; or"
                                + " set PYTORCH_LIBRARY_PATH to the lib folder of an installed PyTorch 2.7.1,"
                                + " PYTORCH_VERSION=2.7.1 and PYTORCH_FLAVOR=" + FLAVOUR
                                + "; and LD_LIBRARY_PATH to the folder of CUDA's libcudart.so"))
                : Optional.empty();
    }
}
