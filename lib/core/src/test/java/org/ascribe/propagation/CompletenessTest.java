package org.ascribe.propagation;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.SmallNetworks;
import org.ascribe.propagation.rule.EpsilonGates;
import org.junit.jupiter.api.Test;

/** What the layer-wise methods promise on networks of every kind of layer. */
class CompletenessTest {

    private static final int TRIES = 40;
    private static final List<AttributionMethod> METHODS = List.of(
            new DeepLift(Baseline.constant(0.3)),
            new DeepLift().withMaxPool(MaxPoolRule.GRADIENT),
            new DeepLift().withProducts(ProductRule.GRADIENT),
            new LayerwiseRelevance(new EpsilonGates()),
            new EpsilonLrp(),
            new GuidedBackprop(),
            new Deconvnet());

    @Property(tries = TRIES)
    void deepLiftSumsToTheOutputChange(
            @ForAll SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = net.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, seed, DataType.FLOAT64);
            ScalarFunction f = model.target(Target.of(0, 1, 2)).at(x);
            NDArray b = Baseline.constant(0.3).of(x);
            double[] sums = new DeepLift(Baseline.constant(0.3))
                    .scores(f, x)
                    .values()
                    .reshape(3, -1)
                    .sum(new int[] {1})
                    .toDoubleArray();
            near(sums, f.value(x).sub(f.value(b)).toDoubleArray(), 1e-10);
        }
    }

    @Property(tries = TRIES)
    void aBatchEqualsItsSamplesAlone(@ForAll SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = net.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, seed, DataType.FLOAT64);
            for (AttributionMethod method : METHODS) {
                List<Attribution> together = method.attributeAll(model.target(1), x);
                for (int row = 0; row < 3; row++) {
                    double[] alone =
                            method.attribute(model.target(1), x.get(row)).values();
                    near(together.get(row).values(), alone, 1e-12);
                }
            }
        }
    }

    /**
     * The tolerance is a thousandth of the largest entry; where an activation's slope divides by tiny numbers, ε is larger. Behind overlapping
     * windows a pool compares numbers that are equal but for rounding, and {@link MaxPoolRule#EXACT} divides by the change of the one that
     * wins: of it only the sum is the same.
     */
    @Property(tries = TRIES)
    void singlePrecisionAgreesWithDouble(
            @ForAll SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model wide = net.model(seed, DataType.FLOAT64);
                Model narrow = net.model(seed, DataType.FLOAT32);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 2, seed, DataType.FLOAT64);
            NDArray rounded = x.toType(DataType.FLOAT32, false);
            NDArray same = rounded.toType(DataType.FLOAT64, false);
            for (int row = 0; row < 2; row++) {
                for (AttributionMethod method : List.of(
                        new DeepLift().withMaxPool(MaxPoolRule.GRADIENT),
                        new EpsilonLrp(0.1),
                        new GuidedBackprop(),
                        new Deconvnet())) {
                    double[] expected =
                            method.attribute(wide.target(1), same.get(row)).values();
                    double[] found =
                            method.attribute(narrow.target(1), rounded.get(row)).values();
                    near(found, expected, 1e-3);
                }
                double sum = new DeepLift()
                        .attribute(narrow.target(1), rounded.get(row))
                        .sum();
                double expected =
                        new DeepLift().attribute(wide.target(1), same.get(row)).sum();
                near(new double[] {sum}, new double[] {expected}, 1e-5);
            }
        }
    }

    @Test
    void guidedBackpropAndDeconvnetByHand() {
        // f = relu(2x - y) - relu(x + y): at (1, 1) both are active, at (-1, 1) none is.
        try (Model model = HandMade.twoRelus();
                NDManager manager = Torch.manager()) {
            NDArray x = manager.create(new double[][] {{1, 1}, {-1, 1}});
            assertThat(values(new GuidedBackprop(), model, x)).containsExactly(2, -1, 0, 0);
            assertThat(values(new Deconvnet(), model, x)).containsExactly(2, -1, 2, -1);
            assertThat(model.target(0).gradient(x).toDoubleArray()).containsExactly(1, -2, 0, 0);
        }
    }

    private static double[] values(AttributionMethod method, Model model, NDArray x) {
        return method.attributeAll(model.target(0), x).stream()
                .flatMapToDouble(a -> Arrays.stream(a.values()))
                .toArray();
    }
}
