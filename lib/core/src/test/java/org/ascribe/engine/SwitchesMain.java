package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;

/** Convolutions in both types, small and large: those for which libtorch would ask NNPACK. */
final class SwitchesMain {

    private SwitchesMain() {}

    public static void main(String[] arguments) {
        String setting = System.getProperty("org.ascribe.engine.test.setting");
        KernelRunner engine = setting == null
                ? new TorchKernels(EngineGuard.engine(), Device.cpu())
                : EngineStart.open(Setting.valueOf(setting));
        for (Kernel kernel : Kernels.few()) {
            engine.run(kernel, DataType.FLOAT64);
            engine.run(kernel, DataType.FLOAT32);
        }
        System.out.println("computed");
    }
}
