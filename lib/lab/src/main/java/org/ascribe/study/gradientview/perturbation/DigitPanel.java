package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ascribe.baseline.Baseline;
import org.ascribe.data.Mnist;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.zoo.PaperModel;

/**
 * MNIST's test digits from the first on, from −1, the background, to 1. A feature is a pixel.
 *
 * @param model of digits
 * @param comparing whether background and mean are removed features' values too
 */
record DigitPanel(PaperModel model, boolean comparing) implements Panel {

    static final String BACKGROUND = "background";
    static final String MEAN = "mean";

    private static final int LEARNED = 10_000;

    DigitPanel(String network, boolean comparing) {
        this(PaperModel.named(network), comparing);
    }

    @Override
    public String data() {
        return Mnist.NAME;
    }

    @Override
    public OpenPanel open() {
        Mnist digits = Mnist.test();
        Model network = model.load(DataType.FLOAT32);
        Map<String, Baseline> removed = new LinkedHashMap<>();
        removed.put(OpenPanel.ZERO, Baseline.zero());
        if (comparing) {
            removed.put(BACKGROUND, Baseline.constant(-1));
            removed.put(MEAN, Baseline.given(mean()));
        }
        return new OpenPanel(network, digits.size(), (scope, i) -> example(network, digits, scope, i), removed);
    }

    private static Example example(Model network, Mnist digits, NDManager scope, int index) {
        FeatureGroups pixels = FeatureGroups.patches(1);
        float[] levels = digits.image(index);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = 2 * levels[i] - 1;
        }
        return new Example(network.sample(scope, levels), digits.label(index), pixels, pixels);
    }

    /** Of each pixel, over the first digits to learn from. */
    private static double[] mean() {
        Mnist digits = Mnist.train();
        int count = Math.min(LEARNED, digits.size());
        float[] levels = digits.pixels(0, count);
        double[] mean = new double[Mnist.PIXELS];
        for (int i = 0; i < levels.length; i++) {
            mean[i % Mnist.PIXELS] += (2 * levels[i] - 1.0) / count;
        }
        return mean;
    }
}
