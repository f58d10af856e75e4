package org.ascribe.view;

import ai.djl.ndarray.NDArray;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Certificate;
import org.ascribe.Cost;
import org.ascribe.Explained;
import org.ascribe.Ledger;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.Unit;
import org.ascribe.engine.HeapArray;

/** Attributions to look at; no model is needed to draw one. */
final class Samples {

    private Samples() {}

    static Attribution image(int height, int width, double... values) {
        return attribution(new long[] {1, height, width}, new double[values.length], values);
    }

    static Attribution attribution(long[] shape, double[] input, double[] values) {
        return attribution(shape, values, shape, input, Certificate.NONE);
    }

    static Attribution attribution(
            long[] shape, double[] values, long[] inputShape, double[] input, Certificate certificate) {
        return new Attribution(
                new Halves(2),
                new HeapArray(shape, values),
                new HeapArray(inputShape, input),
                new Explained(7, Unit.LOGIT, 12.5, OptionalDouble.of(0.25)),
                certificate,
                new Cost(3, 2, 0.5));
    }

    static Attribution sampled(long[] shape, double[] values, double... standardError) {
        return attribution(
                shape,
                values,
                shape,
                new double[values.length],
                new Certificate(
                        Optional.of(standardError), OptionalDouble.empty(), OptionalDouble.empty(), Ledger.NONE));
    }

    /** A method that is never asked. */
    record Halves(int parts) implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray batch) {
            throw new UnsupportedOperationException("a sample method computes nothing");
        }
    }
}
