package org.ascribe.autograd;

import ai.djl.Device;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.engine.ComputeDevice;
import org.ascribe.engine.DeviceMemory;
import org.ascribe.engine.MemoryExhaustedException;

/**
 * How many rows of a batch a model takes at a time. On the CPU that is a number which was measured; on a GPU, what should fit into
 * the memory that is free when the model is made. Where the engine runs out of memory all the same, half as many, from then on.
 */
public final class SliceSize {

    /** Enough rows for a CPU to be busy, few enough for the graph of a slice to stay small. */
    private static final int CPU_ROWS = 256;

    /**
     * Enough numbers for the same: 256 rows of 32 × 32 colour images, 6 rows of 224 × 224. Either takes a VGG-16 1 GB for a
     * gradient; 224 × 224 pixels cost it some 170 MB a row, and more rows at a time are not faster a row.
     */
    private static final long CPU_NUMBERS = 1 << 20;

    /** More do not make a small network quicker, only its batches larger. */
    private static final int GPU_ROWS = 4096;

    /** Of what is free: the rest is for the batch itself, and for what the convolutions of cuDNN need beside their arrays. */
    private static final double SHARE = 0.5;

    /**
     * What VGG-16 takes for each number of a row, in bytes, for a forward, a gradient and a Hessian-vector product in float64; no
     * network here takes more. Measured in float32: 115, 195 and 270 MB for a picture of 224 × 224.
     */
    private static final long[] BYTES = {1600, 2700, 3700};

    private static final Pattern OUT_OF_MEMORY = Pattern.compile(
            "out of memory|can't allocate memory|not enough memory|_STATUS_ALLOC_FAILED", Pattern.CASE_INSENSITIVE);

    private final Device device;
    private final int most;
    private final AtomicLong numbers;

    private SliceSize(Device device, int most, long numbers) {
        this.device = device;
        this.most = most;
        this.numbers = new AtomicLong(numbers);
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
        if (!device.isGpu()) {
            return IntStream.range(0, BYTES.length)
                    .mapToObj(b -> new SliceSize(device, CPU_ROWS, CPU_NUMBERS))
                    .toList();
        }
        double room = SHARE * freeBytes.getAsLong();
        return IntStream.range(0, BYTES.length)
                .mapToObj(b -> new SliceSize(device, GPU_ROWS, (long) (room / BYTES[b])))
                .toList();
    }

    /**
     * As {@link #byBackwards(Device)}, or a single row for any number of backward passes.
     *
     * @param device where the model computes
     * @param oneRow whether it is shown one row at a time
     * @return for no backward pass, for one, for two
     */
    public static List<SliceSize> of(Device device, boolean oneRow) {
        return oneRow ? Collections.nCopies(BYTES.length, new SliceSize(device, 1, 1)) : byBackwards(device);
    }

    /**
     * How many rows a slice has.
     *
     * @param features numbers in a row
     * @return at least 1
     */
    int rows(long features) {
        return (int) Math.max(1, Math.min(most, numbers.get() / Math.max(1, features)));
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
        numbers.accumulateAndGet(rows / 2 * features, Math::min);
        return rows / 2;
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
