package org.ascribe.study.cost;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How long something took.
 *
 * @param seconds by the clock
 * @param processor seconds of all processors that this process had, which other processes do not add to
 */
record ElapsedTime(double seconds, double processor) {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final double NANO = 1e-9;

    static ElapsedTime by(Runnable work) {
        long processor = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) * NANO;
        return new ElapsedTime(seconds, (SYSTEM.getProcessCpuTime() - processor) * NANO);
    }
}
