package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.data.Mnist;
import org.ascribe.picture.Preprocessing;

/** MNIST's digits, as levels from 0 to 1: {@code [1, 28, 28]}. */
public record MnistDigits() implements TrainingSet {

    @Override
    public String name() {
        return Mnist.NAME;
    }

    @Override
    public Training.Samples toLearn() {
        return samples(Mnist.train());
    }

    @Override
    public Training.Samples toTest() {
        return samples(Mnist.test());
    }

    @Override
    public List<String> classNames() {
        return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return Optional.empty();
    }

    private static Training.Samples samples(Mnist digits) {
        return new Training.Samples(
                new Shape(1, Mnist.HEIGHT, Mnist.WIDTH), digits.pixels(0, digits.size()), digits.classes());
    }
}
