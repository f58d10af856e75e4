package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import java.util.stream.IntStream;
import org.ascribe.data.Cifar10;
import org.ascribe.data.Mnist;
import org.ascribe.file.DataException;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;

/** What the models of the papers learn from, as their networks take it: digits as levels from 0 to 1, photographs normalised. */
public final class TrainingData {

    private TrainingData() {}

    /**
     * The samples to learn from.
     *
     * @param name of the data set, mnist or cifar10, read from where {@code ./ascribe data NAME} puts it
     * @return the samples
     * @throws IllegalArgumentException if no model learns from it
     * @throws DataException if its files are missing or damaged
     */
    public static Training.Samples toLearn(String name) {
        return switch (name) {
            case "mnist" -> samples(Mnist.train());
            case "cifar10" -> samples(Cifar10.train());
            default -> throw unknown(name);
        };
    }

    /**
     * The samples to measure the accuracy on.
     *
     * @param name of the data set, as {@link #toLearn} knows it
     * @return the samples
     * @throws IllegalArgumentException if no model learns from it
     * @throws DataException if its files are missing or damaged
     */
    public static Training.Samples toTest(String name) {
        return switch (name) {
            case "mnist" -> samples(Mnist.test());
            case "cifar10" -> samples(Cifar10.test());
            default -> throw unknown(name);
        };
    }

    private static IllegalArgumentException unknown(String name) {
        return new IllegalArgumentException("name: '" + name + "'; expected mnist or cifar10");
    }

    private static Training.Samples samples(Mnist digits) {
        return new Training.Samples(
                new Shape(1, Mnist.HEIGHT, Mnist.WIDTH), digits.pixels(0, digits.size()), digits.classes());
    }

    private static Training.Samples samples(Cifar10 photographs) {
        Preprocessing preprocessing = Preprocessing.cifar10();
        float[] inputs = new float[photographs.size() * Cifar10.LEVELS];
        IntStream.range(0, photographs.size())
                .forEach(i -> System.arraycopy(
                        preprocessing.scale(photographs.image(i)), 0, inputs, i * Cifar10.LEVELS, Cifar10.LEVELS));
        return new Training.Samples(
                new Shape(RgbPicture.CHANNELS, Cifar10.SIDE, Cifar10.SIDE), inputs, photographs.classes());
    }
}
