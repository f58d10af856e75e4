package org.ascribe.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.failure.DataException;
import org.ascribe.file.Home;
import org.ascribe.picture.RgbPicture;

/**
 * Small photographs of ten kinds of things: 50 000 to learn from and 10 000 to test on, 32 × 32 pixels in red, green and blue.
 *
 * <p>Krizhevsky 2009, Learning multiple layers of features from tiny images. The batches are those of its author, {@code .bin}, or
 * the same bytes as PNG files with labels beside them, {@code train_lables.json} and {@code test_lables.json}; either form is read.
 *
 * @param images {@code [n, 3, 32, 32]}, one unsigned byte a level
 * @param labels 0 to 9
 */
public record Cifar10(byte[] images, byte[] labels) {

    /** What it is fetched by. */
    public static final String NAME = "cifar10";

    /** Rows and columns of an image. */
    public static final int SIDE = 32;
    /** Levels of an image. */
    public static final int LEVELS = RgbPicture.CHANNELS * SIDE * SIDE;

    /** What each label means. */
    public static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final List<String> TRAIN =
            IntStream.rangeClosed(1, 5).mapToObj(batch -> "data_batch_" + batch).toList();
    private static final List<String> TEST = List.of("test_batch");

    /**
     * Reads the images to learn from.
     *
     * @param folder with five batches, {@code data_batch_1.bin} or {@code data_batch_1.png} and so on
     * @return 50 000 images
     * @throws DataException if a file is missing, cut short or not what its format says
     */
    public static Cifar10 train(Path folder) {
        return read(folder, TRAIN, "train_lables.json");
    }

    /**
     * Reads the images to test on.
     *
     * @param folder with {@code test_batch.bin}, or with {@code test_batch.png} and {@code test_lables.json}
     * @return 10 000 images
     * @throws DataException if a file is missing, cut short or not what its format says
     */
    public static Cifar10 test(Path folder) {
        return read(folder, TEST, "test_lables.json");
    }

    /**
     * Reads the images to learn from, from where {@code ./ascribe data cifar10} puts them.
     *
     * @return 50 000 images
     */
    public static Cifar10 train() {
        return train(Home.folder().resolve("data/cifar10"));
    }

    /**
     * Reads the images to test on from where {@code ./ascribe data cifar10} puts them.
     *
     * @return 10 000 images
     */
    public static Cifar10 test() {
        return test(Home.folder().resolve("data/cifar10"));
    }

    /** The author's form, unless it is not all there and the other is. */
    private static Cifar10 read(Path folder, List<String> batches, String labels) {
        List<Path> records = files(folder, batches, ".bin");
        List<Path> pictures = files(folder, batches, ".png");
        return records.stream().allMatch(Files::exists) || !pictures.stream().allMatch(Files::exists)
                ? CifarRecords.read(records)
                : CifarPictures.read(pictures, folder.resolve(labels));
    }

    private static List<Path> files(Path folder, List<String> batches, String ending) {
        return batches.stream().map(name -> folder.resolve(name + ending)).toList();
    }

    /**
     * How many images there are.
     *
     * @return 50 000 or 10 000, unless the files hold fewer
     */
    public int size() {
        return labels.length;
    }

    /**
     * The class of an image.
     *
     * @param index 0-based
     * @return 0 to 9, a place in {@link #CLASSES}
     */
    public int label(int index) {
        return labels[check(index)];
    }

    /**
     * An image.
     *
     * @param index 0-based
     * @return a picture of 32 × 32 pixels
     */
    public RgbPicture image(int index) {
        int from = check(index) * LEVELS;
        return new RgbPicture(SIDE, SIDE, Arrays.copyOfRange(images, from, from + LEVELS));
    }

    /**
     * All classes.
     *
     * @return 0 to 9 for each image
     */
    public int[] classes() {
        int[] classes = new int[labels.length];
        Arrays.setAll(classes, i -> labels[i]);
        return classes;
    }

    private int check(int index) {
        if (index < 0 || index >= labels.length) {
            throw new IllegalArgumentException("index: " + index + "; expected 0 to " + (labels.length - 1));
        }
        return index;
    }
}
