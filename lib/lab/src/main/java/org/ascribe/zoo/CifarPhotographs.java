package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.data.Cifar10;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;

/** CIFAR-10's photographs, normalised by its own means and deviations: {@code [3, 32, 32]}. */
public record CifarPhotographs() implements TrainingSet {

    @Override
    public String name() {
        return Cifar10.NAME;
    }

    @Override
    public Training.Samples toLearn() {
        return samples(Cifar10.train());
    }

    @Override
    public Training.Samples toTest() {
        return samples(Cifar10.test());
    }

    @Override
    public List<String> classNames() {
        return Cifar10.CLASSES;
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return Optional.of(Preprocessing.cifar10());
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
