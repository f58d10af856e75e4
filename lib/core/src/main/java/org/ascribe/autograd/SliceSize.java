package org.ascribe.autograd;

import ai.djl.Device;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.ComputeDevice;
import org.ascribe.engine.DeviceMemory;
import org.ascribe.engine.MemoryExhaustedException;

/**
 * How many rows of a batch a model takes at a time: what {@link BatchSize} says of slices when the model is made. Where
 * the engine runs out of memory all the same, half as many, from then on.
 */
public final class SliceSize {

    private static final Pattern OUT_OF_MEMORY = Pattern.compile(
            "out of memory|can't allocate memory|not enough memory|_STATUS_ALLOC_FAILED", Pattern.CASE_INSENSITIVE);

    private final Device device;
    private volatile BatchSize size;

    private SliceSize(Device device, BatchSize size) {
        this.device = device;
        this.size = size;
    }

    /**
     * For a model on a device, a size for each number of backward passes: a graph of a graph is larger than one, and a forward
     * alone has none.
     *
     * @param device where the model computes
     * @return for no backward pass, for one, for two
     */
    public static List<SliceSize> byBackwards(Device device) {
        return byBackwards(device, () -> DeviceMemory.free(device));
    }

    static List<SliceSize> byBackwards(Device device, LongSupplier freeBytes) {
        return of(device, BatchSize.ofSlices(device, freeBytes));
    }

    private static List<SliceSize> of(Device device, List<BatchSize> sizes) {
        return sizes.stream().map(size -> new SliceSize(device, size)).toList();
    }

    /**
     * As {@link #byBackwards(Device)}, or a single row for any number of backward passes.
     *
     * @param device where the model computes
     * @param oneRow whether it is shown one row at a time
     * @return for no backward pass, for one, for two
     */
    public static List<SliceSize> of(Device device, boolean oneRow) {
        return oneRow ? of(device, BatchSize.ofSingleRows()) : byBackwards(device);
    }

    /**
     * How many rows a slice has.
     *
     * @param features numbers in a row
     * @return at least 1
     */
    int rows(long features) {
        return size.samples(features);
    }

    /**
     * After something went wrong in a slice: half as many rows, if it was for want of memory.
     *
     * @param rows of the slice
     * @param features numbers in a row
     * @param failure what went wrong
     * @return how many to take instead
     * @throws RuntimeException the failure, if it was another; or what to do, if the slice was a single row
     */
    public int fewer(int rows, long features, RuntimeException failure) {
        if (!isOutOfMemory(failure)) {
            throw failure;
        }
        if (rows == 1) {
            throw new MemoryExhaustedException(
                    "out of memory on " + name() + " with a single row of " + features + " numbers; expected a smaller"
                            + " input or model, float32 in place of float64, other models closed"
                            + (device.isGpu() ? ", or " + ComputeDevice.VARIABLE + "=cpu" : ""),
                    failure);
        }
        shrink(rows / 2 * features);
        return rows / 2;
    }

    /** Never grows, whoever shrinks it at the same time. */
    private synchronized void shrink(long numbers) {
        size = new BatchSize(size.rows(), Math.min(size.numbers(), numbers));
    }

    private String name() {
        return device.getDeviceType().toUpperCase(Locale.ROOT) + (device.isGpu() ? " " + device.getDeviceId() : "");
    }

    /**
     * Whether an allocator gave up, that of the CPU or that of CUDA or one of its libraries; the engine throws one kind of exception
     * for everything, and a script wraps what it says in more words.
     *
     * @param failure what was thrown
     * @return true if it or one of its causes says so
     */
    public static boolean isOutOfMemory(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause)
                .map(Throwable::getMessage)
                .anyMatch(message ->
                        message != null && OUT_OF_MEMORY.matcher(message).find());
    }
}
