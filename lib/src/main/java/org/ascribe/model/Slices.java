package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;

/** Large batches, cut into slices that fit; everything made for a slice is freed with it. */
final class Slices {

    /** Enough rows for the engine to be busy, few enough for the graph of a slice to stay small. */
    static final int ROWS = 256;

    private Slices() {}

    /** What is done with the rows {@code from} to {@code to} of each array. */
    @FunctionalInterface
    interface Work {
        NDArray apply(NDArray[] slices, int from, int to);
    }

    /**
     * Does the work slice by slice.
     *
     * @param type the type the slices are converted to
     * @param work rows in, as many rows out
     * @param arrays arrays with the same number of rows; the slices are copies and no part of any graph
     * @return all rows, on the manager of the first array
     */
    static NDArray map(DataType type, Work work, NDArray... arrays) {
        int n = (int) arrays[0].getShape().get(0);
        NDManager owner = arrays[0].getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDList parts = new NDList();
            for (int from = 0; from < n; from += ROWS) {
                int to = Math.min(n, from + ROWS);
                try (NDManager inner = scope.newSubManager()) {
                    NDArray[] slices = new NDArray[arrays.length];
                    for (int i = 0; i < arrays.length; i++) {
                        slices[i] = copy(arrays[i], from, to, type, inner);
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
            whole.attach(owner);
            return whole;
        }
    }

    /** What is done with rows {@code from} to {@code to} of the samples, followed by the same rows of their companions. */
    @FunctionalInterface
    interface SetWork {
        List<NDArray> apply(NDArray slice, int from, int to);
    }

    /**
     * Does the work slice by slice, where the batch is samples followed by sets of as many companions, {@code [x; b]}: a sample and
     * its companions are never parted.
     *
     * @param type the type the slices are converted to
     * @param samples number of rows of a set
     * @param work a slice in; arrays out that have one or more sets of the slice's rows
     * @param batch one or more sets, one after another
     * @return the arrays for all rows, on the batch's manager
     */
    static List<NDArray> mapSets(DataType type, int samples, SetWork work, NDArray batch) {
        NDManager owner = batch.getManager();
        try (NDManager scope = owner.newSubManager()) {
            NDArray typed = batch.toType(type, true);
            typed.attach(scope);
            NDArray sets = sets(typed, samples);
            List<NDList> parts = new ArrayList<>();
            for (int from = 0; from < samples; from += ROWS) {
                int to = Math.min(samples, from + ROWS);
                try (NDManager inner = scope.newSubManager()) {
                    NDArray slice = merged(sets.get(new NDIndex(":, " + from + ":" + to)))
                            .duplicate();
                    slice.attach(inner);
                    List<NDArray> found = work.apply(slice, from, to);
                    for (int i = 0; i < found.size(); i++) {
                        NDArray part = sets(found.get(i), to - from);
                        part.attach(scope);
                        if (from == 0) {
                            parts.add(new NDList());
                        }
                        parts.get(i).add(part);
                    }
                }
                if (Thread.interrupted()) {
                    throw new InterruptedWorkException("interrupted after " + to + " of " + samples + " rows");
                }
            }
            return parts.stream()
                    .map(list -> {
                        NDArray whole = merged(list.size() == 1 ? list.get(0) : NDArrays.concat(list, 1));
                        whole.attach(owner);
                        return whole;
                    })
                    .toList();
        }
    }

    private static NDArray sets(NDArray rows, int samples) {
        return rows.reshape(new Shape(-1, samples).addAll(rows.getShape().slice(1)));
    }

    private static NDArray merged(NDArray sets) {
        return sets.reshape(new Shape(-1).addAll(sets.getShape().slice(2)));
    }

    private static NDArray copy(NDArray array, int from, int to, DataType type, NDManager scope) {
        return Autograd.recording(false, () -> {
            try (NDArray rows = array.get(new NDIndex(from + ":" + to));
                    NDArray typed = rows.toType(type, false)) {
                NDArray copy = typed.duplicate();
                copy.attach(scope);
                return copy;
            }
        });
    }
}
