package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.zoo.SmallPictureNet;
import org.ascribe.zoo.ZooModel;

/** A random network in float64 and random pictures of 64 pixels, of which the first is no feature. */
record TinyPanel() implements Panel {

    static final String MINUS = "minus";
    static final int SIDE = 8;
    static final int PIXELS = SIDE * SIDE;

    private static final int CLASSES = 3;
    private static final SmallPictureNet NET = new SmallPictureNet(SIDE, Activation.SOFTPLUS, CLASSES, 0.3);

    private record WithoutTheFirst(FeatureGroups pixels) implements FeatureGroups {
        @Override
        public List<int[]> of(Shape sample) {
            List<int[]> all = pixels.of(sample);
            return all.subList(1, all.size());
        }
    }

    @Override
    public ZooModel model() {
        throw new UnsupportedOperationException("a tiny panel has no network with a name");
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public String data() {
        return "none";
    }

    @Override
    public boolean isHere() {
        return true;
    }

    @Override
    public int lesson() {
        return 2;
    }

    @Override
    public OpenPanel open() {
        Model model = Model.of("tiny", NET::network, NET.weights(), DataType.FLOAT64);
        Map<String, Baseline> removed = new LinkedHashMap<>();
        removed.put(OpenPanel.ZERO, Baseline.zero());
        removed.put(MINUS, Baseline.constant(-1));
        return new OpenPanel(model, 5, (scope, i) -> example(model, scope, i), removed);
    }

    private static Example example(Model model, NDManager scope, int index) {
        float[] levels = new float[3 * PIXELS];
        Random random = new Random(index);
        for (int i = 0; i < levels.length; i++) {
            levels[i] = 2 * random.nextFloat() - 1;
        }
        FeatureGroups pixels = FeatureGroups.patches(1);
        return new Example(model.sample(scope, levels), index % CLASSES, new WithoutTheFirst(pixels), pixels);
    }
}
