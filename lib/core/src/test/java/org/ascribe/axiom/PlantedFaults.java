package org.ascribe.axiom;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.network.Multiplier;
import org.ascribe.path.AxisParallel;
import org.ascribe.propagation.DeepLift;

/** Methods that were right, each spoiled in one way that a reader of the code might overlook. */
enum PlantedFaults {
    /** Integrated Gradients without the factor x − b. */
    LOST_FACTOR(
            Exact.INTEGRATED_GRADIENTS,
            (f, x) -> {
                Scores healthy = Exact.INTEGRATED_GRADIENTS.scores(f, x);
                return Scores.of(healthy.values().div(x)).from(healthy.baseline());
            },
            List.of(new Completeness(), new AffineScaleInvariance())),
    /** The map handed back to front. */
    TRANSPOSED_AXIS(
            Exact.INTEGRATED_GRADIENTS,
            (f, x) -> {
                Scores healthy = Exact.INTEGRATED_GRADIENTS.scores(f, x);
                return Scores.of(healthy.values().flip(1)).from(healthy.baseline());
            },
            List.of(new SensitivityA(), new SensitivityB(), new Symmetry())),
    /** The way begins at the baseline, but x is multiplied, not x − b. */
    MISSING_BASELINE(
            Exact.INTEGRATED_GRADIENTS,
            (f, x) -> {
                NDArray b = x.onesLike().mul(0.5);
                IntegratedGradients from = Exact.INTEGRATED_GRADIENTS.withBaseline(
                        batch -> batch.onesLike().mul(0.5));
                return Scores.of(from.scores(f, x).values().div(x.sub(b)).mul(x))
                        .from(b);
            },
            List.of(new Completeness(), new AffineScaleInvariance())),
    /** The gradient's size, before it is multiplied by x. */
    EARLY_ABSOLUTE(
            new InputXGradient(),
            (f, x) -> Scores.of(x.mul(f.gradient(x).abs())),
            List.of(new Linearity(), new AffineScaleInvariance())),
    /** What was found for an input is found again, whatever the function. */
    STALE_CACHE(Exact.INTEGRATED_GRADIENTS, new Cached(), List.of(new Linearity())),
    /** Fifty nodes, whose weights were to be those of forty-nine. */
    ONE_NODE_TOO_MANY(
            Exact.INTEGRATED_GRADIENTS,
            (f, x) -> {
                Scores healthy = Exact.INTEGRATED_GRADIENTS.scores(f, x);
                return Scores.of(healthy.values().mul(50.0 / 49)).from(healthy.baseline());
            },
            List.of(new Completeness())),
    /** A mean over the samples of a batch that was to be one over draws. */
    MIXED_ROWS(
            new InputXGradient(),
            (f, x) -> {
                NDArray mean = f.gradient(x).mean(new int[] {0}, true);
                return Scores.of(x.mul(mean));
            },
            List.of(new ImplementationInvariance(), new Linearity(), new AffineScaleInvariance())),
    /** A Shapley value of a single order. */
    ONE_ORDER(
            Exact.INTEGRATED_GRADIENTS,
            Exact.INTEGRATED_GRADIENTS.withPath(new AxisParallel()),
            List.of(new Symmetry())),
    /** DeepLIFT that takes every activation for 0 at the baseline. */
    FORGOTTEN_REFERENCE(
            new DeepLift(),
            new DeepLift().withMultiplier((Multiplier)
                    (s, z, reference) -> s.apply(z).div(z.sub(reference).add(1e-300))),
            List.of(new Completeness(), new SensitivityA()));

    private final AttributionMethod healthy;
    private final AttributionMethod spoiled;
    private final List<Axiom> caughtBy;

    PlantedFaults(AttributionMethod healthy, AttributionMethod spoiled, List<Axiom> caughtBy) {
        this.healthy = healthy;
        this.spoiled = spoiled;
        this.caughtBy = caughtBy;
    }

    AttributionMethod healthy() {
        return healthy;
    }

    AttributionMethod spoiled() {
        return spoiled;
    }

    /** The axioms that the healthy method keeps and the spoiled one breaks. */
    List<Axiom> caughtBy() {
        return caughtBy;
    }

    private static final class Cached implements AttributionMethod {

        private final Map<Integer, double[]> cache = new HashMap<>();

        @Override
        public Scores scores(ScalarFunction f, NDArray x) {
            Scores healthy = Exact.INTEGRATED_GRADIENTS.scores(f, x);
            double[] values = cache.computeIfAbsent(Arrays.hashCode(Heap.of(x)), key -> Heap.of(healthy.values()));
            return Scores.of(Tensors.like(x, values, x.getShape())).from(healthy.baseline());
        }
    }
}
