package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;

/** Many changed copies of all samples of a batch, a portion at a time; everything made for a portion is freed with it. */
final class Portions {

    private Portions() {}

    /** What is computed of the copies {@code from} to {@code to}: arrays {@code [to - from, n]}. */
    interface Work {
        NDList of(int from, int to);
    }

    /**
     * Does the work portion by portion.
     *
     * @param x the samples, {@code [n, ...]}; what the work makes on its manager is freed
     * @param copies how many copies of each sample there are
     * @param work what is computed of them
     * @return for each array of the work, its numbers by sample and copy
     * @throws IllegalArgumentException if one of them is NaN or infinite
     */
    static double[][][] compute(NDArray x, int copies, Work work) {
        int n = (int) x.getShape().get(0);
        int portion = BatchSize.OF_COPIES.copies(x);
        double[][][] tables = {};
        for (int from = 0; from < copies; from += portion) {
            int to = Math.min(copies, from + portion);
            try (NDManager scope = x.getManager().newSubManager()) {
                scope.tempAttachAll(x);
                NDList computed = work.of(from, to);
                if (from == 0) {
                    tables = new double[computed.size()][n][copies];
                }
                for (int k = 0; k < computed.size(); k++) {
                    copy(computed.get(k), tables[k], from, to);
                }
            }
        }
        return tables;
    }

    /** f of copies {@code [m, n, ...]} of the n samples it is bound to: {@code [m, n]}. */
    static NDArray value(ScalarFunction f, NDArray copies) {
        Shape shape = copies.getShape();
        int[] samples = Copies.samples(shape.get(0), shape.get(1));
        return f.rows(samples).value(Copies.flat(copies)).reshape(shape.slice(0, 2));
    }

    /** f of the n samples it is bound to. */
    static double[] before(ScalarFunction f, NDArray x) {
        return Finite.check(Heap.of(f.value(x)), i -> "f: " + f + " at sample " + i);
    }

    private static void copy(NDArray computed, double[][] table, int from, int to) {
        int n = table.length;
        double[] values = Finite.check(
                Heap.of(computed), k -> "f: what becomes of changed copy " + (from + k / n) + " of sample " + k % n);
        for (int s = from; s < to; s++) {
            for (int i = 0; i < n; i++) {
                table[i][s] = values[(s - from) * n + i];
            }
        }
    }
}
