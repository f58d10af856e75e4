package org.ascribe.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.Optional;

/** The tensor engine underneath. Whoever starts it starts it here, so that it starts quietly and computes rightly. */
public final class Torch {

    private Torch() {}

    /** Tried once, when it has started. */
    private static final class Tried {
        static final Optional<String> FAULT = SelfTest.fault(EngineGuard.engine());
    }

    /**
     * The engine, started in a setting in which it is right, see {@link EngineGuard}.
     *
     * @return DJL's PyTorch engine
     * @throws IllegalStateException if it is right in no setting, or does not keep types: the libtorch that was loaded is not the one
     *     its binding was built for
     */
    public static Engine engine() {
        Engine engine = EngineGuard.engine();
        Tried.FAULT.ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
        return engine;
    }

    /**
     * A manager for arrays of one's own, on the {@linkplain ComputeDevice device} of all models.
     *
     * @return to be closed by the caller, and its arrays with it
     */
    public static NDManager manager() {
        return engine().newBaseManager(ComputeDevice.chosen());
    }

    /**
     * Name and version.
     *
     * @return such as {@code PyTorch 2.7.1}
     */
    public static String version() {
        return "PyTorch " + engine().getVersion();
    }

    /**
     * Where it computes unless told otherwise, and how. The number of threads belongs to it: sums taken by several differ in their last
     * bits from those of one; and so do the kernels, where libtorch's own choice of them is wrong.
     *
     * @return such as {@code cpu, 1 thread}, {@code cpu, 1 thread, without oneDNN} or {@code gpu}
     */
    public static String device() {
        String type = ComputeDevice.chosen().getDeviceType();
        int threads =
                Integer.getInteger(EngineGuard.THREADS, Runtime.getRuntime().availableProcessors());
        String restriction =
                EngineGuard.restriction().map(words -> ", " + words).orElse("");
        return (type.equals("cpu") ? type + ", " + threads + (threads == 1 ? " thread" : " threads") : type)
                + restriction;
    }
}
