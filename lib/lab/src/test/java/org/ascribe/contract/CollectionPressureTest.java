package org.ascribe.contract;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.Target;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.Metrics;
import org.ascribe.catalogue.PictureMethods;
import org.ascribe.catalogue.Trait;
import org.ascribe.engine.Torch;
import org.ascribe.engine.UnderPressure;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.metric.BoundingBoxAccuracy;
import org.ascribe.metric.FaithfulnessMetric;
import org.ascribe.metric.MapMetric;
import org.ascribe.metric.MaximumSensitivity;
import org.ascribe.metric.Metric;
import org.ascribe.model.Model;
import org.ascribe.nets.ImageNets;
import org.ascribe.nets.Nets;
import org.ascribe.nets.Subject;
import org.ascribe.network.Activation;
import org.ascribe.network.SmallNetworks;
import org.ascribe.picture.Box;
import org.ascribe.study.smoothtaylor.TinySubject;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No number of the catalogue depends on what the garbage collector does meanwhile. */
class CollectionPressureTest {

    private static final Nets DENSE = new Nets(7, List.of(6, 5), 3, Activation.SIGMOID, 1);
    private static final ImageNets IMAGES = new ImageNets(SmallNetworks.CONVOLUTION, 1);
    private static final int ROWS = 3;
    private static final int FACTOR = 8;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT32", "FLOAT64"})
    void methods(DataType type) {
        try (Model dense = DENSE.model(type);
                Model images = IMAGES.model(type)) {
            UnderPressure.sameBitsWithPauses(pause -> {
                Map<String, String> found = new LinkedHashMap<>();
                try (NDManager scope = Torch.manager()) {
                    for (Methods.Entry entry : Methods.all()) {
                        Model model = entry.is(Trait.IMAGES) ? images : dense;
                        Subject subject = entry.is(Trait.IMAGES) ? IMAGES : DENSE;
                        NDArray x = subject.batch(scope, ROWS, type);
                        found.put(entry.name(), text(entry.method(), model.target(Target.predicted()), x, pause));
                    }
                }
                return found;
            });
        }
    }

    @Test
    void methodsOfPictures() {
        try (PictureModel model = new TinySubject().load()) {
            UnderPressure.sameBitsWithPauses(pause -> {
                Map<String, String> found = new LinkedHashMap<>();
                try (NDManager scope = Torch.manager()) {
                    NDArray x = model.sample(TinySubject.picture(0)).expandDims(0);
                    x.attach(scope);
                    for (Methods.Entry entry : PictureMethods.of(model)) {
                        found.put(entry.name(), text(entry.method(), model.target(Target.predicted()), x, pause));
                    }
                }
                return found;
            });
        }
    }

    @Test
    void metrics() {
        try (Model model = IMAGES.model(DataType.FLOAT64)) {
            UnderPressure.sameBitsWithPauses(pause -> {
                Map<String, String> found = new LinkedHashMap<>();
                try (NDManager scope = Torch.manager()) {
                    NDArray x = IMAGES.batch(scope, ROWS, DataType.FLOAT64);
                    for (Metrics.Entry entry : Metrics.all()) {
                        found.put(
                                entry.name(),
                                text(entry.metric(), Pausing.of(model.target(Target.predicted()), pause), x));
                    }
                }
                return found;
            });
        }
    }

    /** What the method leaves on the device, and what is made of it on the heap. */
    private static String text(AttributionMethod method, ScalarFunction f, NDArray x, Runnable pause) {
        StringBuilder text = new StringBuilder();
        try (NDManager scope = x.getManager().newSubManager()) {
            NDArray own = x.stopGradient();
            own.attach(scope);
            Scores scores = method.scores(Pausing.of(f.at(own), pause), own);
            pause.run();
            for (NDArray array : new NDArray[] {
                scores.values(),
                scores.baseline(),
                scores.errors().standard(),
                scores.errors().quadrature()
            }) {
                text.append(array == null ? "none" : Arrays.toString(array.toArray()));
            }
        }
        for (Attribution a : method.attributeAll(f, x)) {
            text.append(Arrays.toString(a.values()))
                    .append(a.output())
                    .append(a.baselineOutput())
                    .append(Arrays.toString(a.certificate().standardError().orElse(null)))
                    .append(a.certificate().quadratureError())
                    .append(a.certificate().convergenceRadius())
                    .append(a.certificate().ledger().entries());
        }
        return text.toString();
    }

    private static String text(Metric metric, ScalarFunction f, NDArray x) {
        InputXGradient method = new InputXGradient();
        if (metric instanceof MaximumSensitivity sensitivity) {
            return sensitivity.ofAll(method, f, x).toString();
        }
        List<Attribution> attributions = method.attributeAll(f, x);
        if (metric instanceof FaithfulnessMetric faithfulness) {
            return faithfulness.ofAll(f, x, attributions).toString();
        }
        if (metric instanceof MapMetric map) {
            return attributions.stream()
                    .map(a -> map.of(enlarged(a.pixelMap())))
                    .toList()
                    .toString();
        }
        return attributions.stream()
                .map(a -> ((BoundingBoxAccuracy) metric).of(a, new Box(1, 1, 4, 5)))
                .toList()
                .toString();
    }

    /** Large enough for a pyramid. */
    private static double[][] enlarged(double[][] map) {
        double[][] large = new double[map.length * FACTOR][map[0].length * FACTOR];
        for (int i = 0; i < large.length; i++) {
            for (int j = 0; j < large[i].length; j++) {
                large[i][j] = map[i / FACTOR][j / FACTOR];
            }
        }
        return large;
    }
}
