package org.ascribe.view;

import ai.djl.ndarray.NDArray;
import java.util.OptionalDouble;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Cost;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.Unit;

/** Attributions to look at; no model is needed to draw one. */
final class Samples {

    private Samples() {}

    static Attribution image(int height, int width, double... values) {
        return attribution(new long[] {1, height, width}, new double[values.length], values);
    }

    static Attribution attribution(long[] shape, double[] input, double[] values) {
        return new Attribution(
                new Halves(2),
                shape,
                values,
                shape,
                input,
                7,
                Unit.LOGIT,
                12.5,
                OptionalDouble.of(0.25),
                org.ascribe.Certificate.NONE,
                new Cost(3, 2, 0.5));
    }

    /** A method that is never asked. */
    record Halves(int parts) implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray batch) {
            throw new UnsupportedOperationException("a sample method computes nothing");
        }
    }
}
