package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import org.ascribe.data.Cifar10;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.PictureModel;

/**
 * CIFAR-10's test images from the first on, from −1 to 1. A feature is a pixel with its three channels.
 *
 * @param model of such images
 */
record CifarPanel(PaperModel model) implements Panel {

    CifarPanel(String network) {
        this(PaperModel.named(network));
    }

    @Override
    public String data() {
        return Cifar10.NAME;
    }

    @Override
    public int lesson() {
        return 60;
    }

    @Override
    public OpenPanel open() {
        Cifar10 images = Cifar10.test();
        PictureModel network = model.pictures(DataType.FLOAT32);
        return new OpenPanel(network.model(), images.size(), (scope, i) -> example(network, images, scope, i));
    }

    private static Example example(PictureModel network, Cifar10 images, NDManager scope, int index) {
        FeatureGroups pixels = FeatureGroups.patches(1);
        return new Example(network.sampleOfFramed(scope, images.image(index)), images.label(index), pixels, pixels);
    }
}
