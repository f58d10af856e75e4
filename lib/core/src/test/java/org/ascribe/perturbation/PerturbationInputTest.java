package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.perturbation.Similarity.Distance;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be computed is refused in words: the argument, what it was, what was expected. */
class PerturbationInputTest {

    private static final Baseline ZERO = Baseline.zero();
    private static final FeatureGroups SINGLE = FeatureGroups.single();
    private static final Similarity NEAR = new Similarity(Distance.COSINE, 0.25);

    private final NDManager manager = NDManager.newBaseManager("PyTorch");

    @AfterEach
    void free() {
        manager.close();
    }

    @Test
    void tooManyGroupsForExactShapleyValues() {
        refuses(
                () -> explain(new ShapleyValues(ZERO, SINGLE), 13),
                "groups: 1 are 13 for a sample of shape (13)",
                "expected at most 12",
                "ShapleyValueSampling or KernelShap");
    }

    @Test
    void groupsThatDoNotPlayForOnePlayerEach() {
        FeatureGroups overlapping = FeatureGroups.windows(new int[] {2}, new int[] {1});
        FeatureGroups some = sample -> List.of(new int[] {0}, new int[] {2});
        for (AttributionMethod method : List.of(
                new ShapleyValues(ZERO, overlapping),
                new ShapleyValueSampling(ZERO, overlapping, Permutations.random(2, 0)),
                new KernelShap(ZERO, overlapping, 100, 0),
                new Lime(ZERO, overlapping, NEAR, 0, 100, 0))) {
            refuses(() -> explain(method, 3), "groups: feature 1", "(3)", "in 2 groups", "exactly one");
        }
        refuses(() -> explain(new ShapleyValues(ZERO, some), 3), "groups: feature 1", "in 0 groups", "exactly one");
    }

    @Test
    void permutationsThatAreNone() {
        refuses(() -> Permutations.random(1, 0), "count: 1", "expected 2 permutations or more");
        refuses(Permutations::given, "orders: none", "expected 1 permutation or more");
        refuses(() -> Permutations.given(new int[] {0, 2, 2}), "orders: [0, 2, 2]", "a permutation of 0 to 2");
        refuses(
                () -> explain(new ShapleyValueSampling(ZERO, SINGLE, Permutations.given(new int[] {1, 0})), 3),
                "orders: one of 2 groups",
                "expected 3");
    }

    @Test
    void tooFewSamples() {
        refuses(() -> new KernelShap(ZERO, SINGLE, 1, 0), "samples: 1", "expected 2 or more");
        refuses(
                () -> explain(new KernelShap(ZERO, SINGLE, 30, 0), 20),
                "samples: 30",
                "expected 40 or more",
                "the 20 groups");
        refuses(() -> new Lime(ZERO, SINGLE, NEAR, 0, 1, 0), "samples: 1", "expected 2 or more");
        refuses(
                () -> explain(new Lime(ZERO, SINGLE, NEAR, 0, 20, 0), 20),
                "samples: 20",
                "expected 22 or more",
                "or a ridge");
        refuses(
                () -> explain(new Lime(ZERO, SINGLE, new Similarity(Distance.COSINE, 1e-3), 0, 50, 0), 20),
                "samples: 50 coalitions within the width of the kernel do not tell 20 groups apart",
                "a wider kernel");
        refuses(
                () -> new PredictionDifference(SINGLE, Imputer.uniform(0, 1), Evidence.difference(), 1, 0),
                "samples: 1",
                "expected 2 draws per group or more");
    }

    @Test
    void kernelsAndRidges() {
        refuses(() -> new Similarity(Distance.COSINE, 0), "width: 0.0", "expected a positive width");
        refuses(() -> new Similarity(Distance.COSINE, Double.NaN), "width: NaN", "expected a positive width");
        refuses(() -> new Lime(ZERO, SINGLE, NEAR, -1, 10, 0), "ridge: -1.0", "expected 0 or more");
        refuses(() -> new Lime(ZERO, SINGLE, NEAR, Double.NaN, 10, 0), "ridge: NaN", "expected 0 or more");
    }

    @Test
    void evidenceOfSomethingElse() {
        refuses(
                () -> explain(
                        new PredictionDifference(SINGLE, Imputer.uniform(0, 1), Evidence.weight(100, 3), 5, 0), 3),
                "f: measured as LOGIT",
                "expects a probability");
        refuses(() -> Evidence.weight(0, 3), "trained, classes: 0, 3", "1 training sample or more");
        refuses(() -> Evidence.weight(10, 1), "trained, classes: 10, 1", "2 classes or more");
    }

    @Test
    void imputersThatDoNotFit() {
        refuses(() -> Imputer.uniform(1, 1), "low, high: 1.0, 1.0", "expected finite low < high");
        refuses(Imputer::marginal, "samples: none", "expected 1 or more");
        refuses(
                () -> Imputer.marginal(new double[] {1, Double.NaN}),
                "samples: feature 1 of sample 0 is NaN",
                "expected a finite number");
        refuses(
                () -> explain(new PredictionDifference(SINGLE, Imputer.marginal(new double[] {1, 2})), 3),
                "samples: one of 2 features",
                "expected 3",
                "shape (3)");
    }

    @Test
    void patchesThatDoNotFit() {
        NDArray images = manager.randomNormal(new Shape(20, 1, 6, 6));
        refuses(
                () -> ConditionalGaussian.fit(images, 7),
                "images, side: shape (20, 1, 6, 6), 7",
                "neither side smaller");
        refuses(() -> ConditionalGaussian.fit(images, 0), "images, side: shape (20, 1, 6, 6), 0", "1 pixel or more");
        refuses(
                () -> ConditionalGaussian.fit(manager.ones(new Shape(3, 6)), 1),
                "images, side: shape (3, 6), 1",
                "(n, channels, height, width)");
        refuses(
                () -> ConditionalGaussian.fit(images.get("0:6"), 5),
                "images: shape (6, 1, 6, 6) holds 24 patches of 5x5",
                "expected more than 25");
        ConditionalGaussian fitted = ConditionalGaussian.fit(images, 3);
        refuses(() -> fitted.of(new Shape(2, 6, 6), List.of()), "sample: shape (2, 6, 6)", "images of 1 channels");
        refuses(() -> fitted.of(new Shape(36), List.of()), "sample: shape (36)", "patches of 3x3");
        refuses(
                () -> fitted.of(new Shape(1, 6, 6), List.of(new int[] {0, 3})),
                "groups: one of 1x4 pixels",
                "expected at most 3x3");
    }

    @Test
    void superpixelsOfNoImage() {
        refuses(() -> new Superpixels(0, 1), "count, compactness: 0, 1.0", "1 superpixel or more");
        refuses(() -> new Superpixels(4, 0), "count, compactness: 4, 0.0", "a positive compactness");
        refuses(
                () -> new Superpixels(17, 1).of(manager.ones(new Shape(3, 4, 4))),
                "image: shape (3, 4, 4)",
                "at least 17 pixels");
        refuses(() -> new Superpixels().of(manager.ones(new Shape(100))), "image: shape (100)");
    }

    private void explain(AttributionMethod method, int features) {
        PlainNet net = PlainNet.random(new Shape(features), 3, 1);
        net.explain(method, 0, net.sample(1));
    }

    private static void refuses(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(parts);
    }
}
