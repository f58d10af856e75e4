package org.ascribe.zoo;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ascribe.data.Cifar10;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.training.Labelled;
import org.ascribe.training.Samples;

/**
 * CIFAR-10's photographs, {@code [3, 32, 32]}.
 *
 * @param scaling from a photograph to a sample
 */
public record CifarPhotographs(Preprocessing scaling) implements TrainingSet {

    /** Normalised by the data set's own means and deviations. */
    public CifarPhotographs() {
        this(Preprocessing.cifar10());
    }

    /**
     * As levels from −1 to 1, where a zero is grey.
     *
     * @return the data set
     */
    public static CifarPhotographs centred() {
        return new CifarPhotographs(Preprocessing.cifar10().centred());
    }

    @Override
    public String name() {
        return Cifar10.NAME;
    }

    @Override
    public Labelled read() {
        return new Labelled(samples(Cifar10.train()), samples(Cifar10.test()), Map.of());
    }

    @Override
    public List<String> classNames() {
        return Cifar10.CLASSES;
    }

    @Override
    public Optional<Preprocessing> preprocessing() {
        return Optional.of(scaling);
    }

    private Samples samples(Cifar10 photographs) {
        float[] inputs = new float[photographs.size() * Cifar10.LEVELS];
        IntStream.range(0, photographs.size())
                .forEach(i -> System.arraycopy(
                        scaling.scale(photographs.image(i)), 0, inputs, i * Cifar10.LEVELS, Cifar10.LEVELS));
        return new Samples(new Shape(RgbPicture.CHANNELS, Cifar10.SIDE, Cifar10.SIDE), inputs, photographs.classes());
    }
}
