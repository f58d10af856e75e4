package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;

/**
 * Points made one by one, and f of them, many at a time. They are made on the heap, where each group of features is drawn given its
 * own surroundings, and go to f's device by the portion; the numbers come back in one piece.
 */
final class Points implements AutoCloseable {

    private final ScalarFunction f;
    private final Shape sample;
    private final DataType type;
    private final NDManager manager;
    private final NDList values = new NDList();
    private final double[] features;
    private final int[] rows;
    private int count;

    Points(ScalarFunction f, NDArray x) {
        this.f = f;
        this.sample = x.getShape().slice(1);
        this.type = x.getDataType();
        this.manager = x.getManager().newSubManager();
        int portion = BatchSize.atOnce(x.getDevice(), sample);
        this.features = new double[portion * (int) sample.size()];
        this.rows = new int[portion];
    }

    /** A sample, some features of which are replaced. */
    void add(int row, double[] x, int[] group, double[] replacement) {
        int offset = count * x.length;
        System.arraycopy(x, 0, features, offset, x.length);
        for (int i = 0; i < group.length; i++) {
            features[offset + group[i]] = replacement[i];
        }
        rows[count++] = row;
        if (count == rows.length) {
            evaluate();
        }
    }

    /** f of all points, in their order. */
    double[] values() {
        if (count > 0) {
            evaluate();
        }
        return values.isEmpty() ? new double[0] : Heap.of(NDArrays.concat(values));
    }

    private void evaluate() {
        try (NDManager scope = manager.newSubManager()) {
            double[] used = Arrays.copyOf(features, count * (int) sample.size());
            NDArray points = Tensors.of(scope, type, used, new Shape(count).addAll(sample));
            NDArray value = f.rows(Arrays.copyOf(rows, count)).value(points).toType(DataType.FLOAT64, true);
            value.attach(manager);
            values.add(value);
        }
        count = 0;
    }

    @Override
    public void close() {
        manager.close();
    }
}
