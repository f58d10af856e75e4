package org.ascribe.model;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ascribe.file.Home;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J, started quietly, within limits, and only when somebody uses it. Whoever touches it calls {@link #start} first. */
final class Nd4jEngine {

    // Loggers are collected when nobody holds them, and their levels with them.
    private static final Logger LOG = Logger.getLogger("org.nd4j");

    static {
        // It warns about its own tables of operations, and logs what its exceptions say again.
        LOG.setLevel(Level.OFF);
        // A quarter of the first is what SameDiff keeps of arrays to use them again. The second is counted over the
        // whole
        // process, so PyTorch's memory too; by default both go by Java's heap, and 512 MB of that would be too little.
        setUnlessSet("org.bytedeco.javacpp.maxbytes", Long.toString(1L << 30));
        setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", Long.toString(memory() / 4 * 3));
        setUnlessSet(
                "org.bytedeco.javacpp.cachedir",
                Home.folder().resolve("javacpp").toString());
        // As many threads as PyTorch was given: on networks of our size, a second one costs more than it brings.
        Integer threads = Integer.getInteger(Torch.THREADS);
        if (threads != null) {
            Nd4j.getEnvironment().setMaxThreads(threads);
            Nd4j.getEnvironment().setMaxMasterThreads(threads);
        }
    }

    private Nd4jEngine() {}

    /** Does nothing the second time. */
    static void start() {
        // Loading this class is all.
    }

    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
