package org.ascribe.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.engine.Heap;
import org.ascribe.feature.FeatureGroups;

/**
 * Superpixels by SLIC: k-means of pixels by colour and place, each cluster within its neighbourhood; then of each cluster the
 * largest connected part stays, and the others are shared out among their neighbours. The distance of a pixel from a centre is
 * {@code |Δcolour|² / range² + (compactness · |Δplace| / S)²}, where S is the side of a square of the wanted size and the range
 * is that of the picture's values.
 *
 * <p>Achanta et al. 2012, algorithm 1, with any number of channels as the colour.
 *
 * @param count how many superpixels are wanted; there will be about as many
 * @param compactness how much place counts: from 0.05, along every edge, to 1, nearly squares
 */
public record Superpixels(int count, double compactness) {

    private static final int ROUNDS = 10;

    /**
     * Checks the numbers.
     *
     * @param count how many superpixels are wanted
     * @param compactness how much place counts
     * @throws IllegalArgumentException if either is not positive
     */
    public Superpixels {
        if (count < 1 || !(compactness > 0)) {
            throw new IllegalArgumentException("count, compactness: " + count + ", " + compactness
                    + "; expected 1 superpixel or more and a positive compactness");
        }
    }

    /** About 50 superpixels. */
    public Superpixels() {
        this(50, 0.2);
    }

    /**
     * Cuts an image into superpixels, through all channels.
     *
     * @param image {@code [channels, height, width]}
     * @return the superpixels of this image
     * @throws IllegalArgumentException if it is no image, or has fewer pixels than superpixels are wanted
     */
    public FeatureGroups of(NDArray image) {
        Shape shape = image.getShape();
        if (shape.dimension() != 3 || shape.get(1) * shape.get(2) < count) {
            throw new IllegalArgumentException("image: shape " + shape
                    + "; expected (channels, height, width) with at least " + count + " pixels");
        }
        int height = (int) shape.get(1);
        int width = (int) shape.get(2);
        double[] colours = Heap.of(image);
        int[] labels = Regions.connected(clusters(colours, height, width), width);
        int[] all = new int[colours.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = labels[i % labels.length];
        }
        return FeatureGroups.labelled(all);
    }

    private int[] clusters(double[] colours, int height, int width) {
        int pixels = height * width;
        int channels = colours.length / pixels;
        double side = Math.sqrt((double) pixels / count);
        double range = Arrays.stream(colours).max().orElse(0)
                - Arrays.stream(colours).min().orElse(0);
        double[][] points = new double[pixels][channels + 2];
        for (int i = 0; i < pixels; i++) {
            for (int c = 0; c < channels; c++) {
                points[i][c] = range == 0 ? 0 : colours[c * pixels + i] / range;
            }
            points[i][channels] = compactness / side * (i / width);
            points[i][channels + 1] = compactness / side * (i % width);
        }
        double[][] centres = seeds(points, height, width);
        int[] labels = new int[pixels];
        for (int round = 0; round < ROUNDS; round++) {
            assign(points, centres, labels, width, (int) Math.ceil(side), side / compactness);
            move(points, centres, labels);
        }
        return labels;
    }

    /** A grid of about as many points as wanted, of about square cells. */
    private double[][] seeds(double[][] points, int height, int width) {
        int rows = (int) Math.max(1, Math.min(height, Math.round(Math.sqrt((double) count * height / width))));
        int columns = Math.max(1, Math.min(width, count / rows));
        double[][] centres = new double[rows * columns][];
        for (int k = 0; k < centres.length; k++) {
            int y = (int) ((k / columns + 0.5) * height / rows);
            int x = (int) ((k % columns + 0.5) * width / columns);
            centres[k] = points[y * width + x].clone();
        }
        return centres;
    }

    /** Each pixel goes to the nearest centre that is less than two cells away. */
    private static void assign(double[][] points, double[][] centres, int[] labels, int width, int side, double unit) {
        double[] nearest = new double[points.length];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        int height = points.length / width;
        int place = points[0].length - 2;
        for (int k = 0; k < centres.length; k++) {
            int y = (int) Math.round(centres[k][place] * unit);
            int x = (int) Math.round(centres[k][place + 1] * unit);
            for (int row = Math.max(0, y - 2 * side); row < Math.min(height, y + 2 * side + 1); row++) {
                for (int column = Math.max(0, x - 2 * side); column < Math.min(width, x + 2 * side + 1); column++) {
                    int i = row * width + column;
                    double distance = squaredDistance(points[i], centres[k]);
                    if (distance < nearest[i]) {
                        nearest[i] = distance;
                        labels[i] = k;
                    }
                }
            }
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    private static void move(double[][] points, double[][] centres, int[] labels) {
        int[] sizes = new int[centres.length];
        double[][] sums = new double[centres.length][points[0].length];
        for (int i = 0; i < points.length; i++) {
            sizes[labels[i]]++;
            for (int j = 0; j < points[i].length; j++) {
                sums[labels[i]][j] += points[i][j];
            }
        }
        for (int k = 0; k < centres.length; k++) {
            for (int j = 0; sizes[k] > 0 && j < sums[k].length; j++) {
                centres[k][j] = sums[k][j] / sizes[k];
            }
        }
    }
}
