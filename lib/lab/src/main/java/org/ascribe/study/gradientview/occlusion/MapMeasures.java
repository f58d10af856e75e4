package org.ascribe.study.gradientview.occlusion;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.picture.Box;
import org.hipparchus.stat.correlation.SpearmansCorrelation;

/** Numbers of signed maps {@code [height][width]}, none of which depends on a map's scale. */
final class MapMeasures {

    private MapMeasures() {}

    /**
     * The variance among neighbours in parts of the variance of all, Geary's contiguity ratio:
     * {@code mean over neighbours (aᵢ − aⱼ)² / (2 mean (a − ā)²)}, neighbours across and down. About 1 for a map whose pixels were
     * shuffled, near 0 for a smooth one, NaN for one that does not vary. Geary 1954.
     */
    static double localVariance(double[][] map) {
        double neighbours = 0;
        long pairs = 0;
        for (int y = 0; y < map.length; y++) {
            for (int x = 0; x < map[y].length; x++) {
                if (x + 1 < map[y].length) {
                    neighbours += square(map[y][x + 1] - map[y][x]);
                    pairs++;
                }
                if (y + 1 < map.length) {
                    neighbours += square(map[y + 1][x] - map[y][x]);
                    pairs++;
                }
            }
        }
        double[] all = values(map);
        double mean = Arrays.stream(all).average().orElseThrow();
        double variance = Arrays.stream(all).map(a -> square(a - mean)).sum() / all.length;
        return neighbours / pairs / (2 * variance);
    }

    /**
     * How far a map points to an object: the object's part of what is positive, divided by its part of the picture. 1 for a map that
     * does not know of it, NaN where nothing is positive.
     */
    static double focus(double[][] map, Box object) {
        double inside = 0;
        double all = 0;
        for (int y = 0; y < map.length; y++) {
            for (int x = 0; x < map[y].length; x++) {
                double positive = Math.max(0, map[y][x]);
                all += positive;
                inside += object.contains(y, x) ? positive : 0;
            }
        }
        double part = (double) object.area() / (map.length * map[0].length);
        return inside / all / part;
    }

    /** Spearman's ρ over pixels; equal values share their rank. NaN where a map does not vary. */
    static double rankCorrelation(double[][] one, double[][] other) {
        return new SpearmansCorrelation().correlation(values(one), values(other));
    }

    /** A part of a map. */
    static double[][] part(double[][] map, Box region) {
        return Arrays.stream(map, region.top(), region.bottom())
                .map(row -> Arrays.copyOfRange(row, region.left(), region.right()))
                .toArray(double[][]::new);
    }

    /** Row by row. */
    static double[] values(double[][] map) {
        return Stream.of(map).flatMapToDouble(DoubleStream::of).toArray();
    }

    private static double square(double v) {
        return v * v;
    }
}
