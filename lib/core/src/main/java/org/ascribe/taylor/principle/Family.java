package org.ascribe.taylor.principle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.network.Activation;

/**
 * Functions of four features, each there three times: on the first, the second and the third row of the image. A method that
 * samples meets other draws on every row, whose mean is less chance; for any other method one row is enough.
 *
 * @param probe the network of all of them; class {@code row · functions + function}
 * @param functions how many functions of a row
 * @param points where they are asked about, as seen from their row: its features come first
 */
record Family(Probe probe, int functions, double[][] points) {

    private static final int POINTS = 3;

    /**
     * Functions of one row.
     *
     * @param layers the values of a network from four features to the functions
     * @param random where the points come from: every feature well away from zero
     */
    static Family of(Activation activation, Random random, Dense... layers) {
        Dense[] all =
                Arrays.stream(layers).map(layer -> layer.times(Probe.ROWS)).toArray(Dense[]::new);
        double[][] points = new double[POINTS][Probe.FEATURES];
        for (double[] point : points) {
            Arrays.setAll(point, i -> (random.nextBoolean() ? 1 : -1) * (0.4 + random.nextDouble()));
        }
        return new Family(Probe.of(activation, all), layers[layers.length - 1].bias().length, points);
    }

    List<Answer> ask(AttributionMethod method) {
        List<Answer> answers = new ArrayList<>(ask(method, 0));
        boolean sampled =
                answers.get(0).attribution().certificate().standardError().isPresent();
        for (int row = 1; sampled && row < Probe.ROWS; row++) {
            answers.addAll(ask(method, row));
        }
        return answers;
    }

    private List<Answer> ask(AttributionMethod method, int row) {
        int n = functions * POINTS;
        int[] classes =
                IntStream.range(0, n).map(k -> row * functions + k / POINTS).toArray();
        double[][] shifted = IntStream.range(0, n)
                .mapToObj(k -> shift(points[k % POINTS], row * Probe.COLUMNS))
                .toArray(double[][]::new);
        List<Attribution> attributions = probe.ask(method, classes, shifted);
        return IntStream.range(0, n)
                .mapToObj(k -> new Answer(k / POINTS, k % POINTS, row, attributions.get(k)))
                .toList();
    }

    private static double[] shift(double[] point, int by) {
        double[] shifted = new double[point.length];
        Arrays.setAll(shifted, i -> point[Math.floorMod(i - by, point.length)]);
        return shifted;
    }
}
