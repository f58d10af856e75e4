package org.ascribe.data;

import java.nio.file.Path;
import java.util.Arrays;
import org.ascribe.failure.DataException;
import org.ascribe.file.Home;

/**
 * Handwritten digits: 60 000 to learn from and 10 000 to test on, 28 × 28 pixels in [0, 1], 0 black.
 *
 * <p>LeCun, Cortes, Burges 1998.
 *
 * @param images one byte a pixel, image after image
 * @param labels 0 to 9
 */
public record Mnist(byte[] images, byte[] labels) {

    /** What it is fetched by. */
    public static final String NAME = "mnist";

    /** Rows of an image. */
    public static final int HEIGHT = 28;
    /** Columns of an image. */
    public static final int WIDTH = 28;
    /** Pixels of an image. */
    public static final int PIXELS = HEIGHT * WIDTH;

    /**
     * Reads the images to learn from.
     *
     * @param folder with {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}
     * @return 60 000 digits
     */
    public static Mnist train(Path folder) {
        return read(folder.resolve("train-images-idx3-ubyte"), folder.resolve("train-labels-idx1-ubyte"));
    }

    /**
     * Reads the images to test on.
     *
     * @param folder with {@code t10k-images-idx3-ubyte} and {@code t10k-labels-idx1-ubyte}
     * @return 10 000 digits
     */
    public static Mnist test(Path folder) {
        return read(folder.resolve("t10k-images-idx3-ubyte"), folder.resolve("t10k-labels-idx1-ubyte"));
    }

    /**
     * Reads the images to test on from where {@code ./ascribe data mnist} puts them.
     *
     * @return 10 000 digits
     */
    public static Mnist test() {
        return test(Home.folder().resolve("data/mnist"));
    }

    /**
     * Reads the images to learn from, from where {@code ./ascribe data mnist} puts them.
     *
     * @return 60 000 digits
     */
    public static Mnist train() {
        return train(Home.folder().resolve("data/mnist"));
    }

    /**
     * Reads a pair of files.
     *
     * @param images an IDX file of three dimensions
     * @param labels an IDX file of one dimension
     * @return the digits
     * @throws DataException if a file is missing, truncated, of another format, or if the two do not belong together
     */
    static Mnist read(Path images, Path labels) {
        Idx pictures = Idx.read(images, 3);
        Idx classes = Idx.read(labels, 1);
        int[] dimensions = pictures.dimensions();
        if (dimensions[1] != HEIGHT || dimensions[2] != WIDTH) {
            throw new DataException(
                    images + ": images of " + dimensions[1] + " x " + dimensions[2] + " pixels; expected 28 x 28");
        }
        if (dimensions[0] != classes.dimensions()[0]) {
            throw new DataException(labels + ": " + classes.dimensions()[0] + " labels; expected " + dimensions[0]
                    + ", one for each image of " + images);
        }
        for (int i = 0; i < classes.data().length; i++) {
            if (classes.data()[i] < 0 || classes.data()[i] > 9) {
                throw new DataException(
                        labels + ": label " + (classes.data()[i] & 0xFF) + " of image " + i + "; expected 0 to 9");
            }
        }
        return new Mnist(pictures.data(), classes.data());
    }

    /**
     * How many digits there are.
     *
     * @return 60 000 or 10 000, unless the files were cut
     */
    public int size() {
        return labels.length;
    }

    /**
     * The class of a digit.
     *
     * @param index 0-based
     * @return 0 to 9
     */
    public int label(int index) {
        return labels[check(index)];
    }

    /**
     * The pixels of a digit.
     *
     * @param index 0-based
     * @return 784 values in [0, 1], row by row
     */
    public float[] image(int index) {
        return pixels(check(index), index + 1);
    }

    /**
     * The pixels of several digits in a row.
     *
     * @param from first, 0-based
     * @param to one after the last
     * @return 784 values in [0, 1] each
     */
    public float[] pixels(int from, int to) {
        float[] pixels = new float[(to - from) * PIXELS];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (images[from * PIXELS + i] & 0xFF) / 255f;
        }
        return pixels;
    }

    /**
     * All classes.
     *
     * @return 0 to 9 for each digit
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
