package org.ascribe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** From arrays on the device to attributions on the heap, in one copy per array. */
final class Attributions {

    private Attributions() {}

    static List<Attribution> unpack(AttributionMethod method, ScalarFunction f, NDArray x, Scores scores, Cost cost) {
        int n = (int) x.getShape().get(0);
        double[] values = heap(scores.values());
        double[] inputs = heap(x);
        double[] outputs = heap(f.value(x));
        double[] references = scores.baseline() == null ? null : heap(f.value(scores.baseline()));
        int[] targets = f.targets();
        long[] shape = f.inputShape().getShape();
        int size = values.length / n;
        Cost share = new Cost(cost.forwards() / n, cost.backwards() / n, cost.seconds() / n);
        return IntStream.range(0, n)
                .mapToObj(i -> new Attribution(
                        method,
                        shape,
                        Arrays.copyOfRange(values, i * size, (i + 1) * size),
                        Arrays.copyOfRange(inputs, i * size, (i + 1) * size),
                        targets[i],
                        f.unit(),
                        outputs[i],
                        references == null ? OptionalDouble.empty() : OptionalDouble.of(references[i]),
                        share))
                .toList();
    }

    private static double[] heap(NDArray array) {
        NDArray wide = array.toType(DataType.FLOAT64, false);
        try {
            return wide.toDoubleArray();
        } finally {
            if (wide != array) {
                wide.close();
            }
        }
    }
}
