package org.ascribe.network;

import static org.ascribe.model.Near.near;
import static org.ascribe.network.Layer.conv2d;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Branches.Merge;
import org.junit.jupiter.api.Test;

/** The two engines of propagation on networks of every kind, against the ordinary gradient. */
class EnginesTest {

    private static final int TRIES = 40;

    @Property(tries = TRIES)
    void bothEnginesWithPlainRulesGiveTheGradient(
            @ForAll SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = net.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, seed, DataType.FLOAT64);
            for (Unit unit : Unit.values()) {
                LayeredFunction f = (LayeredFunction)
                        model.target(Target.of(0, 2, 1).in(unit)).at(x);
                double[] gradient = f.gradient(x).toDoubleArray();
                near(f.gradient(x, LayerPass.PLAIN).toDoubleArray(), gradient, 1e-12);
                near(f.walk(x, BackwardPass.PLAIN).toDoubleArray(), gradient, 1e-12);
            }
        }
    }

    @Property(tries = TRIES)
    void aNetworkComesApartAtEveryLayerOfItsTrunk(
            @ForAll SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = net.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, seed, DataType.FLOAT64);
            LayeredFunction f = (LayeredFunction) model.target(1).at(x);
            double[] value = f.value(x).toDoubleArray();
            for (Layer layer : f.network().layers()) {
                if (Chain.all(f.network().layers()).filter(layer::equals).count() == 1) {
                    NDArray a = f.activation(layer.name(), x);
                    LayeredFunction above = f.above(layer.name());
                    near(above.value(a).toDoubleArray(), value, 1e-12);
                    near(
                            above.walk(a, BackwardPass.PLAIN).toDoubleArray(),
                            above.gradient(a).toDoubleArray(),
                            1e-12);
                    int[] last = last(a.getShape().slice(1));
                    ScalarFunction unit = f.neuron(layer.name(), last);
                    double[] units = a.reshape(3, -1).get(":, -1").toDoubleArray();
                    near(unit.value(x).toDoubleArray(), units, 1e-12);
                    assertThat(unit.gradient(x).getShape()).isEqualTo(x.getShape());
                }
            }
        }
    }

    private static int[] last(Shape shape) {
        int[] index = new int[shape.dimension()];
        for (int axis = 0; axis < index.length; axis++) {
            index[axis] = (int) shape.get(axis) - 1;
        }
        return index;
    }

    @Property(tries = 16)
    void foldedNetworksComputeTheSame(@ForAll SmallNetworks net, @ForAll @LongRange(min = 1, max = 100_000) long seed) {
        try (Model model = net.model(seed, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 3, seed, DataType.FLOAT64);
            Network network = ((LayeredFunction) model.target(0)).network();
            try (Model folded = Model.of("folded", network.folded(), network.inputShape())) {
                near(folded.logits(x).toDoubleArray(), model.logits(x).toDoubleArray(), 1e-12);
            }
        }
    }

    @Test
    void foldingLeavesOnlyTheNormsWithoutAnAffineLayerBefore() {
        try (Model model = SmallNetworks.BATCH_NORM.model(1, DataType.FLOAT64)) {
            Network network = ((LayeredFunction) model.target(0)).network();
            assertThat(network.folded().leaves().stream().map(Layer::name))
                    .containsExactly("conv", "relu", "norm2", "pool", "flatten", "dense1", "sigmoid", "dense2");
        }
    }

    @Test
    void theWalkAddsWhatTheRuleGivesEachBranch() {
        try (Model model = SmallNetworks.RESIDUAL.model(1, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = SmallNetworks.RESIDUAL.batch(manager, 2, 1, DataType.FLOAT64);
            LayeredFunction f = (LayeredFunction) model.target(0).at(x);
            BackwardPass halves = new BackwardPass() {
                @Override
                public NDArray back(Layer layer, NDArray input, NDArray output, NDArray above) {
                    return layer.back(input, above);
                }

                @Override
                public List<NDArray> split(Branches sum, List<NDArray> terms, NDArray total, NDArray above) {
                    assertThat(terms.get(0).add(terms.get(1))).isEqualTo(total);
                    return List.of(above.mul(sum.name().equals("block2") ? 2 : 1), above);
                }
            };
            // With twice as much through the first chain of block2: gradient with that chain doubled.
            LayerPass doubled = (layer, a) -> {
                NDArray y = layer.apply(a);
                return layer.name().equals("tanh2") ? y.add(y).sub(y.stopGradient()) : y;
            };
            near(f.walk(x, halves).toDoubleArray(), f.gradient(x, doubled).toDoubleArray(), 1e-12);
        }
    }

    @Test
    void largeBatchesAreCutWithoutATrace() {
        SmallNetworks net = SmallNetworks.SHARED;
        try (Model model = net.model(3, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 600, 3, DataType.FLOAT64);
            NDArray both = x.concat(x.mul(0.5));
            LayeredFunction f =
                    (LayeredFunction) model.target(Target.predicted()).at(x);
            LayerPass companion = (layer, a) -> {
                NDArray y = layer.apply(a);
                long n = a.getShape().get(0) / 2;
                NDArray samples = a.get("0:" + n);
                NDArray others = a.get(n + ":" + 2 * n);
                // The companion of a sample is its half at the first layer, wherever the batch was cut.
                if (layer.name().equals("shared") && samples.mul(0.5).allClose(others)) {
                    return y.add(y).add(y);
                }
                return y;
            };
            NDArray whole = f.gradient(both, companion);
            for (int row : new int[] {0, 255, 256, 599}) {
                NDArray one = x.get(row + ":" + (row + 1));
                NDArray alone = f.rows(row).gradient(one.concat(one.mul(0.5)), companion);
                near(whole.get(row).toDoubleArray(), alone.get(0).toDoubleArray(), 1e-12);
            }
            near(f.walk(x, BackwardPass.PLAIN).toDoubleArray(), f.gradient(x).toDoubleArray(), 1e-12);
        }
    }

    @Test
    void branchesThatDoNotFitTogetherAreRefused() {
        Layer wider = conv2d("wider", 3, 1, 1);
        Layer smaller = conv2d("smaller", 2, 2, 1);
        for (Merge merge : Merge.values()) {
            Network network = Network.chain(
                    new Shape(2, 4, 4), new Branches("block", merge, List.of(List.of(wider), List.of(smaller))));
            assertThatThrownBy(() -> network.getOutputShapes(new Shape[] {new Shape(1, 2, 4, 4)}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContainingAll("chains: those of block", "(1, 3, 4, 4), (1, 2, 3, 3)", "expected equal");
        }
        assertThatThrownBy(() -> new Branches("none", Merge.ADD, List.of()))
                .hasMessageContaining("chains: none in none");
    }

    @Test
    void partsThatCannotBeTakenAreRefused() {
        try (Model model = SmallNetworks.RESIDUAL.model(1, DataType.FLOAT64);
                Model shared = SmallNetworks.SHARED.model(1, DataType.FLOAT64)) {
            LayeredFunction f = (LayeredFunction) model.target(0);
            assertThatThrownBy(() -> f.above("nowhere"))
                    .hasMessageContainingAll("layer: nowhere stands in 0 places", "[conv, block1, conv1a");
            assertThatThrownBy(() -> f.above("conv1a"))
                    .hasMessageContainingAll("layer: conv1a stands inside branches", "expected one of [conv, block1");
            assertThatThrownBy(() -> f.neuron("conv", 3, 0, 0))
                    .hasMessageContainingAll("index: [3, 0, 0]", "conv's output", "shape (3, 4, 4)");
            assertThatThrownBy(() -> f.neuron("conv", 0)).hasMessageContaining("index: [0]");
            assertThatThrownBy(() -> ((LayeredFunction) shared.target(0)).above("shared"))
                    .hasMessageContaining("layer: shared stands in 2 places");
        }
    }
}
