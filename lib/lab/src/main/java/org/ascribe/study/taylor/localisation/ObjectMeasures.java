package org.ascribe.study.taylor.localisation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ascribe.metric.BoundingBoxAccuracy;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;

/**
 * A map held against the object in its picture.
 *
 * @param map signed attributions, channels summed, {@code [height][width]}
 * @param scene the picture and its box
 * @param patch side of the squares that maps are averaged over to compare them with a coarse one
 */
record ObjectMeasures(double[][] map, Scene scene, int patch) {

    private static final int QUARTERS = 4;

    /** Bounding-box accuracy, what speaks for the class first. */
    double signed() {
        return new BoundingBoxAccuracy().of(map, scene.box()).value();
    }

    /** Bounding-box accuracy, what speaks loudest first, for or against. */
    double absolute() {
        return new BoundingBoxAccuracy().of(sizes(), scene.box()).value();
    }

    /**
     * Signed accuracy of the map's means over squares: what is left of a method that gives a number to each pixel when it is as
     * coarse as Occlusion.
     */
    double pooled() {
        double[][] means = new double[map.length][map[0].length];
        for (int top = 0; top < map.length; top += patch) {
            for (int left = 0; left < map[0].length; left += patch) {
                pool(
                        new Box(top, left, Math.min(map.length, top + patch), Math.min(map[0].length, left + patch)),
                        means);
            }
        }
        return new BoundingBoxAccuracy().of(means, scene.box()).value();
    }

    private void pool(Box square, double[][] means) {
        double sum = 0;
        for (int y = square.top(); y < square.bottom(); y++) {
            sum += Arrays.stream(map[y], square.left(), square.right()).sum();
        }
        for (int y = square.top(); y < square.bottom(); y++) {
            Arrays.fill(means[y], square.left(), square.right(), sum / square.area());
        }
    }

    /** The part of the object's {@code Σ|a|} that its darkest quarter has: ¼ if it were spread evenly, NaN if the object has none. */
    double dark() {
        return quarter(0);
    }

    /** The part of the object's {@code Σ|a|} that its brightest quarter has. */
    double bright() {
        return quarter(QUARTERS - 1);
    }

    private double quarter(int number) {
        int[] pixels = byBrightness();
        int from = number * pixels.length / QUARTERS;
        int to = (number + 1) * pixels.length / QUARTERS;
        // By means: four need not divide the number of pixels.
        double part = size(Arrays.copyOfRange(pixels, from, to)) / (to - from);
        return part / (size(pixels) / pixels.length) / QUARTERS;
    }

    private double size(int... pixels) {
        int width = map[0].length;
        return Arrays.stream(pixels)
                .mapToDouble(i -> Math.abs(map[i / width][i % width]))
                .sum();
    }

    private int[] byBrightness() {
        Box box = scene.box();
        int width = map[0].length;
        return IntStream.range(0, map.length * width)
                .filter(i -> box.contains(i / width, i % width))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> luminance(scene.framed(), i / width, i % width)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double[][] sizes() {
        return Arrays.stream(map)
                .map(row -> Arrays.stream(row).map(Math::abs).toArray())
                .toArray(double[][]::new);
    }

    /** How bright the object is, from 0 to 1. */
    static double brightness(Scene scene) {
        Box box = scene.box();
        OptionalDouble mean = IntStream.range(box.top(), box.bottom())
                .mapToDouble(y -> IntStream.range(box.left(), box.right())
                        .mapToDouble(x -> luminance(scene.framed(), y, x))
                        .average()
                        .orElseThrow())
                .average();
        return mean.orElseThrow();
    }

    /** ITU-R BT.601. */
    private static double luminance(RgbPicture picture, int y, int x) {
        return (0.299 * picture.level(0, y, x) + 0.587 * picture.level(1, y, x) + 0.114 * picture.level(2, y, x)) / 255;
    }
}
