package org.ascribe.propagation;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;

/** Dense layers with an activation of its own each, and relevance propagated layer by layer as Ancona et al. 2018 write it down. */
record PlainMlp(Nets net, List<Kind> kinds) {

    /** Activations as the paper's appendix defines them. */
    enum Kind {
        RELU(Activation.RELU, z -> Math.max(0, z)),
        TANH(Activation.TANH, z -> Math.sinh(z) / Math.cosh(z)),
        SIGMOID(Activation.SIGMOID, z -> 1 / (1 + Math.exp(-z))),
        SOFTPLUS(Activation.SOFTPLUS, z -> Math.log1p(Math.exp(z)));

        private final Activation activation;
        private final DoubleUnaryOperator f;

        Kind(Activation activation, DoubleUnaryOperator f) {
            this.activation = activation;
            this.f = f;
        }
    }

    /** How the relevance of the units of a layer is divided by what arrived at them: the denominator of equation 2 or 4. */
    private interface Denominator {
        double of(int layer, int unit);
    }

    Model model() {
        return Model.of("random", this::network, net.weights(), DataType.FLOAT64);
    }

    private Network network() {
        List<Layer> layers = new ArrayList<>();
        for (int l = 0; l < kinds.size(); l++) {
            layers.add(Layer.dense("dense" + l, net.hidden().get(l)));
            layers.add(Layer.activation("activation" + l, kinds.get(l).activation));
        }
        layers.add(Layer.dense("dense" + kinds.size(), net.classes()));
        return new Network(new Shape(net.inputs()), layers);
    }

    /**
     * Equations 1 and 2, with {@code z_ij = x_i w_ij} and a sum over i' of the z alone, as in the proof of Proposition 1: read
     * literally, equation 2 would add the bias once for every i'.
     */
    double[] epsilonLrp(double[] x, int target, double epsilon) {
        List<double[]> xs = layers(x);
        double[] top = new double[net.classes()];
        top[target] = xs.get(xs.size() - 1)[target];
        return propagated(xs, top, (l, j) -> {
            double z = sum(l, j, xs.get(l)) + net.bias(l)[j];
            return z + (z < 0 ? -epsilon : epsilon);
        });
    }

    /** Equations 3 and 4. */
    double[] deepLift(double[] x, double[] reference, int target) {
        List<double[]> xs = layers(x);
        List<double[]> references = layers(reference);
        List<double[]> differences = IntStream.range(0, xs.size())
                .mapToObj(l -> difference(xs.get(l), references.get(l)))
                .toList();
        double[] top = new double[net.classes()];
        top[target] = differences.get(xs.size() - 1)[target];
        return propagated(differences, top, (l, j) -> sum(l, j, xs.get(l)) - sum(l, j, references.get(l)));
    }

    /** {@code r_i = Σ_j x_i w_ij / denominator_j · r_j}, from the last layer to the first. */
    private double[] propagated(List<double[]> xs, double[] top, Denominator denominator) {
        double[] r = top;
        for (int l = kinds.size(); l >= 0; l--) {
            double[][] w = net.weight(l);
            double[] below = new double[xs.get(l).length];
            for (int j = 0; j < r.length; j++) {
                double share = r[j] == 0 ? 0 : r[j] / denominator.of(l, j);
                for (int i = 0; i < below.length; i++) {
                    below[i] += xs.get(l)[i] * w[j][i] * share;
                }
            }
            r = below;
        }
        return r;
    }

    /** What goes into each layer, and the output behind them. */
    List<double[]> layers(double[] x) {
        List<double[]> xs = new ArrayList<>(List.of(x));
        for (int l = 0; l <= kinds.size(); l++) {
            int layer = l;
            double[] into = xs.get(l);
            double[] b = net.bias(l);
            double[] z = IntStream.range(0, b.length)
                    .mapToDouble(j -> sum(layer, j, into) + b[j])
                    .toArray();
            xs.add(l == kinds.size() ? z : Arrays.stream(z).map(kinds.get(l).f).toArray());
        }
        return xs;
    }

    private double sum(int layer, int j, double[] x) {
        double[] w = net.weight(layer)[j];
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * w[i]).sum();
    }

    private static double[] difference(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray();
    }
}
