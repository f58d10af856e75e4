package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.metric.SensitivityN;
import org.ascribe.model.Model;
import org.ascribe.study.smoothtaylor.Pictures;
import org.ascribe.zoo.PretrainedModel;

/**
 * Photographs of ImageNet in the numbers the network learned from, whose zero is mid-grey for Inception v3 and the mean colour for
 * networks of Caffe's numbers. A feature is a pixel with its three channels; Occlusion leaves out patches, for single pixels are as
 * many forwards as there are pixels.
 *
 * @param model of ImageNet's thousand classes
 */
record PhotographPanel(PretrainedModel model) implements Panel {

    /** Side of what Occlusion leaves out at a time, in pixels. */
    static final int PATCH = 16;

    private static final int STEP = 100;
    private static final String DATA = "imagenet-samples";

    PhotographPanel(String network) {
        this(PretrainedModel.named(network));
    }

    @Override
    public int step() {
        return STEP;
    }

    /** Fewer: it is some hundred times as dear as a digit. */
    @Override
    public SensitivityN sensitivity(Example example, long seed) {
        return new SensitivityN(example.features(), 12, 30, seed);
    }

    @Override
    public String data() {
        return DATA;
    }

    @Override
    public int lesson() {
        return 8;
    }

    @Override
    public OpenPanel open() {
        Model network = model.load(DataType.FLOAT32);
        List<Pictures.Entry> pictures = Pictures.imageNet().entries();
        return new OpenPanel(network, pictures.size(), (scope, i) -> example(network, pictures.get(i), scope));
    }

    /** Without a label: the samples' names are not all of classes. */
    private Example example(Model network, Pictures.Entry picture, NDManager scope) {
        float[] numbers = model.preprocessing().apply(picture.picture().get());
        return new Example(network.sample(scope, numbers), -1, FeatureGroups.patches(1), FeatureGroups.patches(PATCH));
    }
}
