package org.ascribe.study;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
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
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;

/**
 * An attribution of an image as values of a row, in single precision: what drawing it asks for, so that a report needs neither the
 * model nor the picture that it is of.
 */
public final class KeptAttribution {

    private static final String SHAPE = "kept_shape";
    private static final String INPUT = "kept_input";
    private static final String VALUES = "kept_values";
    private static final String ERRORS = "kept_errors";
    private static final String TARGET = "kept_target";
    private static final String OUTPUT = "kept_output";

    private KeptAttribution() {}

    /** Stands for the method of an attribution that is read: a row does not say which it was. */
    private record Kept() implements AttributionMethod {
        @Override
        public Scores scores(ScalarFunction f, NDArray x) {
            throw new UnsupportedOperationException("this attribution was read from a row, which keeps no method");
        }
    }

    /**
     * A longer row.
     *
     * @param row of a task
     * @param a whose values have the shape of its input
     * @return the row and, in columns of their own, what drawing the attribution asks for
     */
    public static Row onto(Row row, Attribution a) {
        return row.and(SHAPE, Arrays.stream(a.shape()).mapToObj(Long::toString).collect(Collectors.joining(" ")))
                .and(INPUT, PackedMap.text(a.input()))
                .and(VALUES, PackedMap.text(a.values()))
                .and(ERRORS, PackedMap.text(a.certificate().standardError().orElse(new double[0])))
                .and(TARGET, a.target())
                .and(OUTPUT, a.output());
    }

    /**
     * Whether a row has an attribution.
     *
     * @param row of a task
     * @return true if {@link #onto} made it
     */
    public static boolean isOn(Row row) {
        return row.columns().contains(VALUES);
    }

    /**
     * The attribution of a row, as far as it is kept.
     *
     * @param row that {@link #onto} made
     * @return with input, values, standard errors, class and output
     * @throws IllegalArgumentException if the row has none
     */
    public static Attribution of(Row row) {
        long[] shape = Arrays.stream(row.text(SHAPE).split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        double[] errors = PackedMap.values(row.text(ERRORS));
        return read(
                shape,
                PackedMap.values(row.text(VALUES)),
                PackedMap.values(row.text(INPUT)),
                errors.length == 0
                        ? Certificate.NONE
                        : new Certificate(
                                Optional.of(errors), OptionalDouble.empty(), OptionalDouble.empty(), Ledger.NONE),
                (int) row.number(TARGET),
                row.number(OUTPUT));
    }

    /**
     * A map alone, to be drawn bare.
     *
     * @param height its height
     * @param width its width
     * @param values as many numbers, row by row
     * @return an attribution of nothing with these values
     */
    public static Attribution ofMap(int height, int width, double... values) {
        long[] shape = {1, height, width};
        return read(shape, values, new double[values.length], Certificate.NONE, 0, 0);
    }

    private static Attribution read(
            long[] shape, double[] values, double[] input, Certificate certificate, int target, double output) {
        return new Attribution(
                new Kept(),
                new HeapArray(shape, values),
                new HeapArray(shape, input),
                new Explained(target, Unit.LOGIT, output, OptionalDouble.empty()),
                certificate,
                new Cost(0, 0, 0));
    }
}
