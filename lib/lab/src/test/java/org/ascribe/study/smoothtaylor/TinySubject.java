package org.ascribe.study.smoothtaylor;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.network.Activation;
import org.ascribe.picture.Framing;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.SmallPictureNet;

/** A random network of one convolution, in float64, and random pictures. */
public record TinySubject() implements Subject {

    static final int SIDE = 16;
    private static final List<String> NAMES = List.of("cat", "dog", "ship");

    private static final SmallPictureNet NET = new SmallPictureNet(SIDE, Activation.SOFTPLUS, NAMES.size(), 0.3);

    @Override
    public String model() {
        return "tiny";
    }

    @Override
    public PictureModel load() {
        Preprocessing preprocessing = Preprocessing.torchvision().withFraming(new Framing.Stretch(SIDE));
        return PictureModel.of("tiny", NET::network, NET.weights(), preprocessing, NAMES, DataType.FLOAT64);
    }

    @Override
    public Pictures pictures() {
        return new Pictures(
                "random",
                IntStream.range(0, 3)
                        .mapToObj(i -> new Pictures.Entry("picture " + i, () -> picture(i)))
                        .toList());
    }

    public static RgbPicture picture(int seed) {
        return NET.picture(seed);
    }
}
