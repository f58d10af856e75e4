package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.taylor.FirstOrderTaylor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image of 2 × 4 × 6 pixels beside a table of 3 numbers. */
class InputsTest {

    private static final int PIXELS = 48;
    private static final int FEATURES = PIXELS + 3;
    private static final Inputs INPUTS = Inputs.of("image", new Shape(2, 4, 6)).and("table", new Shape(3));

    private final NDManager manager = Torch.manager();
    private final NDArray w =
            manager.create(numbers(1, FEATURES * 4), new Shape(FEATURES, 4)).toType(DataType.FLOAT32, false);
    private final NDArray v = manager.create(numbers(2, 4 * 2), new Shape(4, 2)).toType(DataType.FLOAT32, false);

    @AfterEach
    void free() {
        manager.close();
    }

    /** The same function of two inputs and of the vector a user would have made by hand. */
    private Model ofParts() {
        return Model.of(
                "parts",
                new LambdaBlock(list -> {
                    NDArray image = list.get(0);
                    NDArray table = list.get(1);
                    assertThat(image.getShape().slice(1)).isEqualTo(new Shape(2, 4, 6));
                    return head(image.reshape(image.getShape().get(0), PIXELS).concat(table, 1));
                }),
                INPUTS);
    }

    private Model ofVector() {
        return Model.of("vector", new LambdaBlock(list -> head(list.singletonOrThrow())), new Shape(FEATURES));
    }

    private NDList head(NDArray x) {
        return new NDList(x.matMul(w).tanh().matMul(v));
    }

    @Test
    void everyMethodGivesWhatItGivesForTheVector() {
        FeatureGroups patches = INPUTS.groups("image", FeatureGroups.patches(3));
        try (Model parts = ofParts();
                Model vector = ofVector()) {
            NDArray x = joined(4);
            for (AttributionMethod method : List.of(
                    new InputXGradient(),
                    new IntegratedGradients(),
                    new FirstOrderTaylor(Baseline.zero()),
                    Occlusion.one(),
                    new Occlusion(Baseline.constant(0.25), patches))) {
                List<Attribution> found = method.attributeAll(parts.target(Target.predicted()), x);
                List<Attribution> expected = method.attributeAll(vector.target(Target.predicted()), x);
                for (int i = 0; i < 4; i++) {
                    assertThat(found.get(i).values())
                            .containsExactly(expected.get(i).values(), within(1e-6));
                }
            }
        }
    }

    @Test
    void theJoinedVectorIsComplete() {
        try (Model model = ofParts()) {
            Attribution ig = new IntegratedGradients()
                    .attribute(model.target(1), joined(1).get(0));
            assertThat(ig.convergenceDelta().orElseThrow()).isCloseTo(0, within(1e-5));
            Map<String, Attribution> split = INPUTS.split(ig);
            assertThat(split.keySet()).containsExactly("image", "table");
            assertThat(split.get("image").sum() + split.get("table").sum()).isCloseTo(ig.sum(), within(1e-12));
            assertThat(split.get("image").pixelMap()).hasDimensions(4, 6);
            assertThat(split.get("table").values()).containsExactly(tail(ig.values()));
            assertThat(split.get("table").input()).containsExactly(tail(ig.input()));
            assertThat(split.get("table").convergenceDelta()).isEmpty();
            assertThat(split.get("image").output()).isEqualTo(ig.output());
        }
    }

    @Test
    void patchesOfTheImageAreOccludedTogetherAndTheTableOneByOne() {
        FeatureGroups groups = INPUTS.groups("image", FeatureGroups.patches(3));
        assertThat(groups).hasToString("image 3x3, table 1");
        List<int[]> all = groups.of(INPUTS.shape());
        assertThat(all).hasSize(4 + 3);
        assertThat(all.get(6)).containsExactly(FEATURES - 1);
        try (Model model = ofParts()) {
            NDArray x = joined(1);
            ScalarFunction f = model.target(0).at(x);
            Attribution found = new Occlusion(Baseline.zero(), groups).attribute(model.target(0), x.get(0));
            for (int[] group : all) {
                NDArray occluded = x.duplicate();
                for (int feature : group) {
                    occluded.set(new ai.djl.ndarray.index.NDIndex(0, feature), 0f);
                }
                double effect = f.value(x).getFloat() - f.value(occluded).getFloat();
                for (int feature : group) {
                    assertThat(found.values()[feature]).isCloseTo(effect, within(1e-5));
                }
            }
        }
    }

    @Test
    void aScriptOfTwoInputs(@TempDir Path folder) {
        Path file = new ScriptFile(
                        Map.of(),
                        Map.of(),
                        ScriptFile.Type.FLOAT,
                        List.of("x", "t"),
                        "return torch.mul(torch.sum(torch.flatten(x, 1), [1], True), t)")
                .write(folder.resolve("two.pt"));
        try (Model model = Model.torchScript(file, INPUTS)) {
            NDArray x = joined(2);
            NDArray gradient = model.target(2).gradient(x);
            for (int row = 0; row < 2; row++) {
                float third = x.getFloat(row, FEATURES - 1);
                float sum = x.get(row).get("0:" + PIXELS).sum().getFloat();
                assertThat(gradient.getFloat(row, 0)).isCloseTo(third, within(1e-6f));
                assertThat(gradient.getFloat(row, FEATURES - 2)).isZero();
                assertThat(gradient.getFloat(row, FEATURES - 1)).isCloseTo(sum, within(1e-5f));
            }
        }
        Inputs other = Inputs.of("image", new Shape(2, 4, 6)).and("table", new Shape(2, 7));
        assertThatThrownBy(() -> Model.torchScript(file, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected [1, classes]");
    }

    @Test
    void partsAreJoinedInTheirOrderWhateverTheOrderOfTheMap() {
        NDArray image = manager.create(numbers(7, 2 * PIXELS), new Shape(2, 2, 4, 6));
        NDArray table = manager.arange(6f).reshape(2, 3);
        NDArray joined = INPUTS.join(Map.of("table", table, "image", image));
        assertThat(joined.getShape()).isEqualTo(new Shape(2, FEATURES));
        assertThat(joined.getDataType()).isEqualTo(DataType.FLOAT64);
        assertThat(joined.get("1, " + PIXELS + ":").toDoubleArray()).containsExactly(3, 4, 5);
        NDList back = INPUTS.parts(joined);
        assertThat(back.get(0).toDoubleArray()).containsExactly(image.toDoubleArray());
        NDArray one = INPUTS.join(Map.of("image", image.get(1), "table", table.get(1)));
        assertThat(one).isEqualTo(joined.get(1));
        assertThat(Inputs.of("all", new Shape(2, 3))
                        .parts(table.reshape(1, 6))
                        .get(0)
                        .getShape())
                .isEqualTo(new Shape(1, 2, 3));
    }

    @Test
    void partsThatDoNotFitAreRefused() {
        NDArray image = manager.ones(new Shape(2, 4, 6));
        NDArray table = manager.ones(new Shape(3));
        refuses(() -> INPUTS.join(Map.of("image", image)), "values: only [image]", "expected [image, table]");
        refuses(
                () -> INPUTS.join(Map.of("image", image, "table", table, "sound", table)),
                "values: no input is named sound",
                "expected [image, table]");
        refuses(
                () -> INPUTS.join(Map.of("image", image, "table", manager.ones(new Shape(4)))),
                "values: table is of shape (4)",
                "expected (3), or a batch of them");
        refuses(
                () -> INPUTS.join(Map.of("image", image, "table", manager.ones(new Shape(2, 3)))),
                "values: table is of shape (2, 3)",
                "expected (3), as many samples as image has");
        refuses(() -> INPUTS.groups("sound", FeatureGroups.single()), "groups: no input is named sound");
        refuses(
                () -> INPUTS.groups("table", FeatureGroups.patches(2)).of(INPUTS.shape()),
                "sample: shape (3)",
                "images of shape (channels, height, width)");
        refuses(
                () -> INPUTS.groups(Map.of()).of(new Shape(FEATURES + 1)),
                "sample: shape (52)",
                "expected (51), the features of [image, table]");
        refuses(() -> INPUTS.and("image", new Shape(1)), "parts: [image, table, image]", "different names");
        try (Model model = Model.of("three", new LambdaBlock(list -> list), new Shape(3))) {
            Attribution other = new InputXGradient().attribute(model.target(0), table);
            refuses(() -> INPUTS.split(other), "whole: values of shape (3)", "expected (51)");
        }
    }

    private NDArray joined(int rows) {
        NDArray image = manager.create(numbers(5, rows * PIXELS), new Shape(rows, 2, 4, 6));
        NDArray table = manager.create(numbers(6, rows * 3), new Shape(rows, 3));
        return INPUTS.join(Map.of("image", image, "table", table)).toType(DataType.FLOAT32, false);
    }

    private static double[] numbers(int seed, int count) {
        return new Random(seed).doubles(count, -0.5, 0.5).toArray();
    }

    private static double[] tail(double[] values) {
        return java.util.Arrays.copyOfRange(values, PIXELS, FEATURES);
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
