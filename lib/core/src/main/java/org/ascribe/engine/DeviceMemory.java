package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.lang.management.MemoryUsage;

/** The memory of a GPU. */
public final class DeviceMemory {

    private DeviceMemory() {}

    /**
     * What nobody has taken yet. The engine keeps what it has freed, for its next arrays, and that counts as taken: so ask early, and
     * not in a loop.
     *
     * @param gpu the device
     * @return bytes
     */
    public static long free(Device gpu) {
        MemoryUsage usage = CudaUtils.getGpuMemory(gpu);
        return usage.getMax() - usage.getCommitted();
    }
}
