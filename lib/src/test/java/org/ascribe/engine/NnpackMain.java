package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;

/** Convolutions in both types, small and large: those for which libtorch would ask NNPACK. */
final class NnpackMain {

    private NnpackMain() {}

    public static void main(String[] arguments) {
        KernelRunner engine = new TorchKernels(EngineGuard.engine(), Device.cpu());
        for (Kernel kernel : Kernels.few()) {
            engine.run(kernel, DataType.FLOAT64);
            engine.run(kernel, DataType.FLOAT32);
        }
        System.out.println("computed");
    }
}
