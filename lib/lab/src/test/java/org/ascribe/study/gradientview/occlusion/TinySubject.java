package org.ascribe.study.gradientview.occlusion;

import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.network.Activation;
import org.ascribe.picture.Box;
import org.ascribe.picture.Framing;
import org.ascribe.picture.Preprocessing;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.SmallPictureNet;

/** A random network of one convolution, in float64, and random pictures. */
record TinySubject() implements OccludedSubject {

    static final int SIDE = 64;
    static final Box OBJECT = new Box(8, 16, 40, 48);

    private static final List<String> NAMES = List.of("cat", "dog", "ship");
    private static final SmallPictureNet NET = new SmallPictureNet(SIDE, Activation.SOFTPLUS, NAMES.size(), 0.3);

    @Override
    public String model() {
        return "tiny";
    }

    @Override
    public PictureModel load() {
        Preprocessing own = Preprocessing.kerasCaffe().withFraming(new Framing.Stretch(SIDE));
        return PictureModel.of(
                "tiny",
                NET::network,
                NET.weights(),
                own,
                Preprocessing.torchvisionInception(),
                NAMES,
                DataType.FLOAT64);
    }

    @Override
    public List<Asked> pictures() {
        return IntStream.range(0, 3)
                .mapToObj(i -> new Asked("picture " + i, () -> NET.picture(i), OBJECT))
                .toList();
    }

    @Override
    public String content() {
        return "random";
    }
}
