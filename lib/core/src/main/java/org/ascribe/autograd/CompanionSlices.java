package org.ascribe.autograd;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.engine.Copies;
import org.ascribe.engine.InterruptedWorkException;

/**
 * {@link Slices} of batches in which samples are followed by sets of as many companions, {@code [x; b]}: a sample and its
 * companions are never parted.
 */
public final class CompanionSlices {

    private CompanionSlices() {}

    /** What is done with rows {@code from} to {@code to} of the samples, followed by the same rows of their companions. */
    @FunctionalInterface
    public interface Work {
        List<NDArray> apply(NDArray slice, int from, int to);
    }

    /**
     * Does the work slice by slice.
     *
     * @param size how many rows a slice has; where memory does not suffice, the work is asked again for fewer
     * @param device where the slices are moved to
     * @param type the type the slices are converted to
     * @param samples number of rows of a set
     * @param sets how many sets there are, or become on the way: a slice has room for as many
     * @param work a slice in; arrays out that have one or more sets of the slice's rows
     * @param batch one or more sets, one after another
     * @return the arrays for all rows, on the manager and the device of the batch
     */
    public static List<NDArray> map(
            SliceSize size, Device device, DataType type, int samples, int sets, Work work, NDArray batch) {
        long features = sets * batch.size() / batch.getShape().get(0);
        int step = size.rows(features);
        NDManager owner = batch.getManager();
        try (NDManager scope = owner.newSubManager(device)) {
            NDArray all = Copies.apart(Autograd.borrow(batch, scope), samples);
            List<NDList> parts = new ArrayList<>();
            for (int from = 0; from < samples; ) {
                int to = Math.min(samples, from + step);
                try (NDManager inner = scope.newSubManager()) {
                    NDArray slice = Copies.flat(all.get(inner, new NDIndex(":, " + from + ":" + to)))
                            .toDevice(device, false)
                            .toType(type, false);
                    List<NDArray> found = work.apply(slice.duplicate(), from, to);
                    for (int i = 0; i < found.size(); i++) {
                        NDArray part = Copies.apart(found.get(i), to - from);
                        part.attach(scope);
                        if (from == 0) {
                            parts.add(new NDList());
                        }
                        parts.get(i).add(part);
                    }
                    from = to;
                } catch (RuntimeException e) {
                    step = size.fewer(to - from, features, e);
                }
                if (Thread.interrupted()) {
                    throw new InterruptedWorkException("interrupted after " + from + " of " + samples + " rows");
                }
            }
            return parts.stream()
                    .map(list -> list.size() == 1 ? list.get(0) : NDArrays.concat(list, 1))
                    .map(whole -> {
                        NDArray back = Copies.flat(whole).toDevice(batch.getDevice(), false);
                        back.attach(owner);
                        return back;
                    })
                    .toList();
        }
    }
}
