package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.data.Mnist;
import org.ascribe.picture.Preprocessing;
import org.ascribe.training.Labelled;
import org.ascribe.training.Samples;

/**
 * MNIST's digits, {@code [1, 28, 28]}: white is 1.
 *
 * @param black what black is, below 1
 */
public record MnistDigits(float black) implements TrainingSet {

    /** As levels from 0 to 1. */
    public MnistDigits() {
        this(0);
    }

    /**
     * As levels from −1 to 1, where a zero is grey.
     *
     * @return the data set
     */
    public static MnistDigits centred() {
        return new MnistDigits(-1);
    }

    @Override
    public String name() {
        return Mnist.NAME;
    }

    @Override
    public Labelled read() {
        return new Labelled(samples(Mnist.train()), samples(Mnist.test()), Map.of());
    }

    /**
     * Digits as networks of this data set take them.
     *
     * @param digits to learn from, or to test on
     * @return the samples
     */
    public Samples samples(Mnist digits) {
        float[] levels = digits.pixels(0, digits.size());
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) ofGrey(levels[i]);
        }
        return new Samples(new Shape(1, Mnist.HEIGHT, Mnist.WIDTH), levels, digits.classes());
    }

    @Override
    public double ofGrey(double level) {
        return black + (1 - black) * level;
    }

    @Override
    public List<String> classNames() {
        return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return Optional.empty();
    }
}
