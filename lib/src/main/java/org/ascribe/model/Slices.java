package org.ascribe.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;

/** Large batches, cut into slices that fit; everything made for a slice is freed with it. */
final class Slices {

    /** Enough rows for the engine to be busy, few enough for the graph of a slice to stay small. */
    static final int ROWS = 256;

    /**
     * Enough numbers for the same: 256 rows of 32 × 32 colour images, 6 rows of 224 × 224. Either takes a VGG-16 1 GB for a
     * gradient; 224 × 224 pixels cost it some 170 MB a row, and more rows at a time are not faster a row.
     */
    static final long NUMBERS = 1 << 20;

    private Slices() {}

    /** What is done with the rows {@code from} to {@code to} of each array. */
    @FunctionalInterface
    interface Work {
        NDArray apply(NDArray[] slices, int from, int to);
    }

    /**
     * How many rows a slice has.
     *
     * @param features numbers in a row
     * @return at least 1
     */
    static int rows(long features) {
        return (int) Math.max(1, Math.min(ROWS, NUMBERS / Math.max(1, features)));
    }

    /**
     * Does the work slice by slice.
     *
     * @param device where the slices are moved to
     * @param type the type the slices are converted to
     * @param work rows in, as many rows out
     * @param arrays arrays with the same number of rows; the slices are copies and no part of any graph
     * @return all rows, on the manager and the device of the first array
     */
    static NDArray map(Device device, DataType type, Work work, NDArray... arrays) {
        int n = (int) arrays[0].getShape().get(0);
        int step = rows(arrays[0].size() / n);
        NDManager owner = arrays[0].getManager();
        try (NDManager scope = owner.newSubManager(device)) {
            NDList parts = new NDList();
            for (int from = 0; from < n; from += step) {
                int to = Math.min(n, from + step);
                try (NDManager inner = scope.newSubManager()) {
                    NDArray[] slices = new NDArray[arrays.length];
                    for (int i = 0; i < arrays.length; i++) {
                        slices[i] = copy(arrays[i], from, to, device, type, inner);
                    }
                    NDArray part = work.apply(slices, from, to);
                    part.attach(scope);
                    parts.add(part);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedWorkException("interrupted after " + to + " of " + n + " rows");
                }
            }
            NDArray whole = parts.size() == 1 ? parts.get(0) : NDArrays.concat(parts);
            NDArray back = whole.toDevice(arrays[0].getDevice(), false);
            back.attach(owner);
            return back;
        }
    }

    private static NDArray copy(NDArray array, int from, int to, Device device, DataType type, NDManager scope) {
        return Autograd.recording(false, () -> {
            try (NDArray rows = array.get(new NDIndex(from + ":" + to));
                    NDArray moved = rows.toDevice(device, false);
                    NDArray typed = moved.toType(type, false)) {
                NDArray copy = typed.duplicate();
                copy.attach(scope);
                return copy;
            }
        });
    }
}
