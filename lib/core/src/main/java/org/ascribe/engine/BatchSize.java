package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** How much is worked on at a time, so that memory does not grow with the number of nodes, draws or perturbations. */
public final class BatchSize {

    private static final int CPU_ROWS = 256;
    /** A slice of f, no more: arrays of 4 MiB stay in the caches of a CPU, larger ones are taken from the system each time. */
    private static final long CPU_NUMBERS = 1L << 20;

    /** Small samples by the thousand, before they are worth a GPU's while. */
    private static final int GPU_ROWS = 4096;
    /** Of double precision: 128 MiB, for random numbers are made on the heap wherever f computes. */
    private static final long GPU_NUMBERS = 1L << 24;
    /** A dozen arrays in double precision are made of a portion, which may fill a quarter of a GPU; f has the rest. */
    private static final long GPU_BYTES = 4 * 12 * 8;

    private BatchSize() {}

    /**
     * How many copies of a batch are passed through f at a time: enough rows to keep the engine busy, few enough to stay small.
     *
     * @param batch samples, {@code [n, ...]}
     * @return 1 or more
     */
    public static int atOnce(NDArray batch) {
        long n = batch.getShape().get(0);
        Device device = batch.getDevice();
        return (int) Math.max(1, Math.min(rows(device) / n, numbers(device) / batch.size()));
    }

    /**
     * How many samples are passed through f at a time, where each is made by itself.
     *
     * @param device where they are made
     * @param sample shape of one, without the batch axis
     * @return 1 or more
     */
    public static int atOnce(Device device, Shape sample) {
        return (int) Math.max(1, Math.min(rows(device), numbers(device) / sample.size()));
    }

    private static int rows(Device device) {
        return device.isGpu() ? GPU_ROWS : CPU_ROWS;
    }

    private static long numbers(Device device) {
        return device.isGpu() ? numbers(DeviceMemory.free(device)) : CPU_NUMBERS;
    }

    static long numbers(long freeBytesOfAGpu) {
        return Math.max(CPU_NUMBERS, Math.min(GPU_NUMBERS, freeBytesOfAGpu / GPU_BYTES));
    }
}
