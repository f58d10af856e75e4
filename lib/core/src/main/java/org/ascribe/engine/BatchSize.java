package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How much is worked on at a time, so that memory does not grow with the number of nodes, draws or perturbations: so many rows, and no
 * more than so many numbers in them. Three bounds, for a metric hands f copies of samples, a method hands f points that it makes, and a
 * model cuts into slices whatever it is handed.
 *
 * <p>Sums over portions are rounded portion by portion: another bound is another last bit of what is stored.
 *
 * @param rows most rows of a portion
 * @param numbers most numbers in a portion of more than one row
 */
public record BatchSize(int rows, long numbers) {

    /** Enough rows for a CPU to be busy, few enough for the graph of a slice to stay small. */
    private static final int CPU_ROWS = 256;

    /**
     * Enough numbers for the same, 256 rows of 32 × 32 colour images, 6 rows of 224 × 224: arrays of 4 MiB stay in the caches, larger
     * ones are taken from the system each time. A VGG-16 takes 1 GB for the gradient of either; 224 × 224 pixels cost it some 170 MB
     * a row, and more rows at a time are not faster a row.
     */
    private static final long CPU_NUMBERS = 1L << 20;

    /** Small samples by the thousand, before they are worth a GPU's while; more do not make a small network quicker. */
    private static final int GPU_ROWS = 4096;

    /** Of double precision: 128 MiB, for random numbers are made on the heap wherever f computes. */
    private static final long GPU_NUMBERS = 1L << 24;

    /** A dozen arrays in double precision are made of a portion, which may fill a quarter of a GPU; f has the rest. */
    private static final long GPU_BYTES = 4 * 12 * 8;

    /** Of what is free on a GPU: the rest is for the batch itself, and for what the convolutions of cuDNN need beside their arrays. */
    private static final double SLICE_SHARE = 0.5;

    /**
     * What VGG-16 takes for each number of a row, in bytes, for a forward, a gradient and a Hessian-vector product in float64; no
     * network here takes more. Measured in float32: 115, 195 and 270 MB for a picture of 224 × 224.
     */
    private static final List<Long> SLICE_BYTES = List.of(1600L, 2700L, 3700L);

    private static final BatchSize CPU = new BatchSize(CPU_ROWS, CPU_NUMBERS);

    /**
     * Of changed copies of samples, each of which is one array, on any device: rows that keep the engine busy, and numbers that stay
     * small beside a model, 64 MiB in float32. f cuts them to what fits.
     */
    public static final BatchSize OF_COPIES = new BatchSize(1024, 1L << 24);

    /**
     * Of points that are made for f, with what is made of them on the way.
     *
     * @param device where they are made
     * @return on a GPU, by the memory that is free now
     */
    public static BatchSize ofPoints(Device device) {
        return device.isGpu() ? ofPoints(DeviceMemory.free(device)) : CPU;
    }

    static BatchSize ofPoints(long freeBytesOfAGpu) {
        return new BatchSize(GPU_ROWS, Math.max(CPU_NUMBERS, Math.min(GPU_NUMBERS, freeBytesOfAGpu / GPU_BYTES)));
    }

    /**
     * Of slices that a model takes in one piece: a graph of a graph is larger than one, and a forward alone has none.
     *
     * @param device where the model computes
     * @param freeBytes of the device, asked for only if it is a GPU
     * @return for no backward pass, for one, for two
     */
    public static List<BatchSize> ofSlices(Device device, LongSupplier freeBytes) {
        double room = device.isGpu() ? SLICE_SHARE * freeBytes.getAsLong() : 0;
        return SLICE_BYTES.stream()
                .map(bytes -> device.isGpu() ? new BatchSize(GPU_ROWS, (long) (room / bytes)) : CPU)
                .toList();
    }

    /**
     * Of slices of a model that is shown one row at a time.
     *
     * @return for no backward pass, for one, for two
     */
    public static List<BatchSize> ofSingleRows() {
        return Collections.nCopies(SLICE_BYTES.size(), new BatchSize(1, 1));
    }

    /**
     * How many copies of a batch of points are passed through f at a time.
     *
     * @param batch samples, {@code [n, ...]}
     * @return 1 or more
     */
    public static int atOnce(NDArray batch) {
        return ofPoints(batch.getDevice()).copies(batch);
    }

    /**
     * How many points are passed through f at a time, where each is made by itself.
     *
     * @param device where they are made
     * @param sample shape of one, without the batch axis
     * @return 1 or more
     */
    public static int atOnce(Device device, Shape sample) {
        return ofPoints(device).samples(sample.size());
    }

    /**
     * How many copies of a batch a portion has.
     *
     * @param batch samples, {@code [n, ...]}
     * @return 1 or more
     */
    public int copies(NDArray batch) {
        return (int) Math.max(1, Math.min(rows / batch.getShape().get(0), numbers / batch.size()));
    }

    /**
     * How many samples a portion has.
     *
     * @param features numbers in a sample
     * @return 1 or more
     */
    public int samples(long features) {
        return (int) Math.max(1, Math.min(rows, numbers / Math.max(1, features)));
    }
}
