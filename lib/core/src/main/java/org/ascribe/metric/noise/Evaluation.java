package org.ascribe.metric.noise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An objective at a noise scale.
 *
 * @param sigma the scale
 * @param value the objective there, lower is better
 */
public record Evaluation(double sigma, double value) {

    /** A history with the answers to what was asked last. */
    static List<Evaluation> more(List<Evaluation> history, double[] asked, double... values) {
        if (asked.length == 0) {
            throw new IllegalStateException("tell: the search is over and asks for nothing");
        }
        if (values.length != asked.length || Arrays.stream(values).anyMatch(Double::isNaN)) {
            throw new IllegalArgumentException("values: " + Arrays.toString(values) + "; expected " + asked.length
                    + ", one for each scale asked for, and none of them NaN");
        }
        Stream<Evaluation> told = IntStream.range(0, asked.length).mapToObj(i -> new Evaluation(asked[i], values[i]));
        return Stream.concat(history.stream(), told).toList();
    }
}
