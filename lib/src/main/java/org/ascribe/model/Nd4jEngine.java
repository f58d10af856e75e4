package org.ascribe.model;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.ascribe.Home;

/** ND4J, started quietly, within limits, and only when somebody uses it. Whoever touches it calls {@link #start} first. */
final class Nd4jEngine {

    // Loggers are collected when nobody holds them, and their levels with them.
    private static final Logger LOG = Logger.getLogger("org.nd4j");

    static {
        // It warns about its own tables of operations.
        LOG.setLevel(Level.SEVERE);
        // Its arrays are freed when Java's collector finds them, and that is only made to run at a limit. The default
        // limits are
        // multiples of Java's heap; the second counts the memory of the whole process, so that of PyTorch too.
        long memory =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
        setUnlessSet("org.bytedeco.javacpp.maxbytes", Long.toString(memory / 4));
        setUnlessSet("org.bytedeco.javacpp.maxphysicalbytes", Long.toString(memory / 4 * 3));
        setUnlessSet(
                "org.bytedeco.javacpp.cachedir",
                Home.folder().resolve("javacpp").toString());
    }

    private Nd4jEngine() {}

    /** Does nothing the second time. */
    static void start() {
        // Loading this class is all.
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
