package org.ascribe;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.engine.HeapArray;

/** From arrays on the device to attributions on the heap, in one copy per array. */
final class Attributions {

    private Attributions() {}

    static List<Attribution> unpack(AttributionMethod method, ScalarFunction f, NDArray x, Scores scores, Cost cost) {
        int n = (int) x.getShape().get(0);
        double[] inputs = Heap.of(x);
        ScalarFunction explained = scores.explained() == null ? f : scores.explained();
        double[] outputs = Finite.check(Heap.of(explained.value(x)), i -> "f: " + explained + " at sample " + i);
        Optional<double[]> references = references(explained, scores);
        double[] values = values(method, explained, scores.values(), n);
        int[] targets = f.targets();
        Optional<double[]> errors =
                Optional.ofNullable(scores.errors().standard()).map(Heap::of);
        Optional<double[]> missed =
                Optional.ofNullable(scores.errors().quadrature()).map(Heap::of);
        Optional<double[]> radii =
                Optional.ofNullable(scores.errors().convergenceRadius()).map(Heap::of);
        List<LedgerColumns> ledger =
                scores.ledger().stream().map(LedgerColumns::new).toList();
        long[] shape = scores.values().getShape().slice(1).getShape();
        long[] inputShape = f.inputShape().getShape();
        int size = values.length / n;
        int features = inputs.length / n;
        Cost share = new Cost(cost.forwards() / n, cost.backwards() / n, cost.seconds() / n);
        return IntStream.range(0, n)
                .mapToObj(i -> new Attribution(
                        method,
                        new HeapArray(shape, Arrays.copyOfRange(values, i * size, (i + 1) * size)),
                        new HeapArray(inputShape, Arrays.copyOfRange(inputs, i * features, (i + 1) * features)),
                        new Explained(targets[i], f.unit(), outputs[i], at(references, i)),
                        new Certificate(
                                errors.map(e -> Arrays.copyOfRange(e, i * size, (i + 1) * size)),
                                missed.map(e -> largest(e, i * size, (i + 1) * size))
                                        .orElseGet(OptionalDouble::empty),
                                at(radii, i),
                                new Ledger(ledger.stream().map(l -> l.entry(i)).toList())),
                        share))
                .toList();
    }

    private static Optional<double[]> references(ScalarFunction f, Scores scores) {
        return Optional.ofNullable(scores.baselineOutput())
                .map(outputs -> Finite.check(
                        Heap.of(outputs), i -> "f: the mean of " + f + " over the baselines of sample " + i))
                .or(() -> Optional.ofNullable(scores.baseline())
                        .map(baselines -> Finite.check(
                                Heap.of(f.value(baselines)), i -> "f: " + f + " at the baseline of sample " + i)));
    }

    private static OptionalDouble at(Optional<double[]> numbers, int row) {
        return numbers.map(all -> OptionalDouble.of(all[row])).orElseGet(OptionalDouble::empty);
    }

    /** Where f itself is finite, its derivatives need not be. */
    private static double[] values(AttributionMethod method, ScalarFunction f, NDArray values, int n) {
        double[] heap = Heap.of(values);
        int size = heap.length / n;
        return Finite.check(
                heap,
                i -> "f: what " + method + " makes of " + f + " for feature " + i % size + " of sample " + i / size);
    }

    private static OptionalDouble largest(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).map(Math::abs).max();
    }

    /** The rows of one layer's ledger, on the heap. */
    private record LedgerColumns(
            Ledger.Rows rows,
            double[] arriving,
            double[] passed,
            double[] bias,
            double[] stabiliser,
            double[] negative) {

        LedgerColumns(Ledger.Rows rows) {
            this(
                    rows,
                    Heap.of(rows.arriving()),
                    Heap.of(rows.passed()),
                    Heap.of(rows.bias()),
                    Heap.of(rows.stabiliser()),
                    Heap.of(rows.negative()));
        }

        Ledger.Entry entry(int row) {
            return new Ledger.Entry(
                    rows.layer(), rows.rule(), arriving[row], passed[row], bias[row], stabiliser[row], negative[row]);
        }
    }
}
