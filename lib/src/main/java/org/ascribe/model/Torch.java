package org.ascribe.model;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The tensor engine underneath. Whoever starts it starts it here, so that it starts quietly. */
public final class Torch {

    // Loggers are collected when nobody holds them, and their levels with them.
    private static final Logger CUDA_LOG = Logger.getLogger("ai.djl.util.cuda.CudaUtils");
    private static final Logger ENGINE_LOG = Logger.getLogger("ai.djl");

    static {
        // A machine without a GPU is no reason for warnings on every start.
        CUDA_LOG.setLevel(Level.SEVERE);
        ENGINE_LOG.setLevel(Level.WARNING);
    }

    /** The engine reads it once, when it starts. */
    static final String THREADS = "ai.djl.pytorch.num_threads";

    private Torch() {}

    /**
     * The engine.
     *
     * @return DJL's PyTorch engine
     */
    public static Engine engine() {
        return Engine.getEngine("PyTorch");
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
     * Where it computes unless told otherwise. The number of threads belongs to it: sums taken by several differ in their last
     * bits from those of one.
     *
     * @return such as {@code cpu, 1 thread} or {@code gpu}
     */
    public static String device() {
        String type = ComputeDevice.chosen().getDeviceType();
        int threads = Integer.getInteger(THREADS, Runtime.getRuntime().availableProcessors());
        return type.equals("cpu") ? type + ", " + threads + (threads == 1 ? " thread" : " threads") : type;
    }
}
