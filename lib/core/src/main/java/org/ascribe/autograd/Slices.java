package org.ascribe.autograd;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import org.ascribe.engine.InterruptedWorkException;

/** Large batches, cut into slices that fit; everything made for a slice is freed with it. */
public final class Slices {

    private Slices() {}

    /** What is done with the rows {@code from} to {@code to} of each array. */
    @FunctionalInterface
    public interface Work {
        NDArray apply(NDArray[] slices, int from, int to);
    }

    /**
     * Does the work slice by slice.
     *
     * @param size how many rows a slice has; where memory does not suffice, the work is asked again for fewer
     * @param device where the slices are moved to
     * @param type the type the slices are converted to
     * @param work rows in, as many rows out
     * @param arrays arrays with the same number of rows; the slices are copies and no part of any graph
     * @return all rows, on the manager and the device of the first array
     */
    public static NDArray map(SliceSize size, Device device, DataType type, Work work, NDArray... arrays) {
        int n = (int) arrays[0].getShape().get(0);
        long features = arrays[0].size() / n;
        int step = size.rows(features);
        NDManager owner = arrays[0].getManager();
        try (NDManager scope = owner.newSubManager(device)) {
            NDList parts = new NDList();
            for (int from = 0; from < n; ) {
                int to = Math.min(n, from + step);
                try (NDManager inner = scope.newSubManager()) {
                    NDArray[] slices = new NDArray[arrays.length];
                    for (int i = 0; i < arrays.length; i++) {
                        slices[i] = copy(arrays[i], from, to, device, type, inner);
                    }
                    NDArray part = work.apply(slices, from, to);
                    part.attach(scope);
                    parts.add(part);
                    from = to;
                } catch (RuntimeException e) {
                    step = size.fewer(to - from, features, e);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedWorkException("interrupted after " + from + " of " + n + " rows");
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
