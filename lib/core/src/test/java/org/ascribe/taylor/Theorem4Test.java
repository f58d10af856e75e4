package org.ascribe.taylor;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Multiplier;
import org.ascribe.network.Network;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.Rescale;
import org.ascribe.weights.Weights;

/** DeepLIFT in Taylor terms: Theorem 4 of Deng et al. 2021, on one hidden layer. */
class Theorem4Test {

    @Provide
    Arbitrary<Nets> oneLayer() {
        return Combinators.combine(
                        Arbitraries.integers().between(2, 4),
                        Arbitraries.of(Activation.SQUARE, Activation.TANH, Activation.SOFTPLUS),
                        Arbitraries.longs().between(1, 1_000_000))
                .as((inputs, activation, seed) -> new Nets(inputs, List.of(3), 2, activation, seed));
    }

    /** To every order, the multiplier that layers use and the terms of each neuron are the same reformulation. */
    @Property(tries = 15)
    void theMultiplierIsTheAssignment(@ForAll("oneLayer") Nets net, @ForAll @IntRange(min = 1, max = 6) int order) {
        near(relevances(net, new TaylorMultiplier(order)), byTerms(net, order), 1e-11);
    }

    @Property(tries = 15)
    void onSquaresTheSecondOrderIsDeepLift(@ForAll("oneLayer") Nets net) {
        Nets squares = new Nets(net.inputs(), net.hidden(), 2, Activation.SQUARE, net.seed());
        near(relevances(squares, new Rescale()), byTerms(squares, 2), 1e-10);
    }

    /** The weights differ term by term, and yet: Σ αᵢ/k T_α over |α| = k is the share δzᵢ/Σδz of them all. */
    @Property(tries = 15)
    void ofOneNeuronDeepLiftIsIntegratedGradients(@ForAll("oneLayer") Nets net) {
        Baseline baseline = Baseline.given(net.input(1));
        double[] w = net.weight(0)[0];
        try (Model model = neuron(w, net.bias(0)[0], net.activation());
                NDManager manager = Torch.manager()) {
            NDArray x = manager.create(net.input(0));
            double[] ig = new IntegratedGradients()
                    .withBaseline(baseline)
                    .attribute(model.target(0), x)
                    .values();
            near(new DeepLift(baseline).attribute(model.target(0), x).values(), ig, 1e-9);
            TaylorTerms terms = expansion(baseline, 5).of(model.target(0), x);
            near(terms.shares(shares(net, w)), terms.shares(new ByExponent()), 1e-12);
            MultiIndex alpha = MultiIndex.of(IntStream.range(0, w.length)
                    .map(i -> i == 0 ? 2 : i == 1 ? 1 : 0)
                    .toArray());
            assertThat(shares(net, w).weight(0, alpha)).isNotEqualTo(new ByExponent().weight(0, alpha));
        }
    }

    /** Of a whole net they are two methods. */
    @Example
    void ofSeveralNeuronsTheyDiffer() {
        Nets net = new Nets(3, List.of(4, 4), 2, Activation.TANH, 5);
        try (Explained explained = new Explained(net, net.input(0))) {
            Baseline baseline = Baseline.given(net.input(1));
            assertThat(explained.distance(new IntegratedGradients().withBaseline(baseline), new DeepLift(baseline)))
                    .isGreaterThan(1e-3);
        }
    }

    private static double[] relevances(Nets net, Multiplier multiplier) {
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = manager.create(net.input(0)).expandDims(0);
            return new DeepLift(Baseline.given(net.input(1)))
                    .layerRelevances(model.target(1).at(x), x, multiplier)
                    .get(0)
                    .toDoubleArray();
        }
    }

    /** Neuron by neuron: what the terms of its output give the inputs, times what the output weighs. */
    private static double[] byTerms(Nets net, int order) {
        double[] sum = new double[net.inputs()];
        for (int j = 0; j < net.hidden().get(0); j++) {
            double[] w = net.weight(0)[j];
            double above = net.weight(1)[1][j];
            try (Model model = neuron(w, net.bias(0)[j], net.activation());
                    NDManager manager = Torch.manager()) {
                NDArray x = manager.create(net.input(0));
                double[] shares = expansion(Baseline.given(net.input(1)), order)
                        .of(model.target(0), x)
                        .shares(shares(net, w));
                IntStream.range(0, sum.length).forEach(i -> sum[i] += above * shares[i]);
            }
        }
        return sum;
    }

    private static InProportion shares(Nets net, double[] w) {
        double[] x = net.input(0);
        double[] b = net.input(1);
        return InProportion.to(IntStream.range(0, w.length)
                .mapToDouble(i -> w[i] * (x[i] - b[i]))
                .toArray());
    }

    private static TaylorExpansion expansion(Baseline baseline, int order) {
        return new TaylorExpansion(baseline, FeatureGroups.single(), ExpansionPoint.SAMPLE, order);
    }

    private static Model neuron(double[] w, double bias, Activation s) {
        Map<String, Weights.Tensor> tensors = Map.of(
                "z.weight", new Weights.Tensor(new long[] {1, w.length}, w),
                "z.bias", new Weights.Tensor(new long[] {1}, new double[] {bias}));
        return Model.of(
                "neuron",
                () -> Network.chain(
                        new ai.djl.ndarray.types.Shape(w.length), Layer.dense("z", 1), Layer.activation("s", s)),
                new Weights(new TreeMap<>(tensors), Map.of()),
                DataType.FLOAT64);
    }
}
