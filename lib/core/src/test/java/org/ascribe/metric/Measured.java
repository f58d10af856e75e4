package org.ascribe.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.ascribe.Target;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;

/** Scenes measured by the library. */
final class Measured {

    private Measured() {}

    /** The explained class of each row. */
    static int[] targets(int rows) {
        int[] targets = new int[rows];
        for (int i = 0; i < rows; i++) {
            targets[i] = (i + 1) % Scene.CLASSES;
        }
        return targets;
    }

    static List<Measurement> of(FaithfulnessMetric metric, Scene scene, double[][] x, double[][] a) {
        return of(metric, scene, targets(x.length), DataType.FLOAT64, x, a);
    }

    static List<Measurement> of(
            FaithfulnessMetric metric, Scene scene, int[] targets, DataType type, double[][] x, double[][] a) {
        try (Model model = scene.model(type);
                NDManager manager = Torch.manager()) {
            NDArray batch = scene.batch(manager, type, x);
            return metric.ofAll(model.target(Target.of(targets)), batch, scene.batch(manager, type, a));
        }
    }

    static List<Curve> curves(CurveMetric metric, Scene scene, double[][] x, double[][] a) {
        try (Model model = scene.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray batch = scene.batch(manager, DataType.FLOAT64, x);
            NDArray values = scene.batch(manager, DataType.FLOAT64, a);
            return metric.curvesOfAll(model.target(Target.of(targets(x.length))), batch, values);
        }
    }

    static void near(double found, double expected, double tolerance) {
        assertThat(found).isCloseTo(expected, within(tolerance * Math.max(1, Math.abs(expected))));
    }
}
