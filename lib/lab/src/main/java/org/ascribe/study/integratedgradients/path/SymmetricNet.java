package org.ascribe.study.integratedgradients.path;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/** {@code f(x₁, x₂) = g(x₁, x₂) + g(x₂, x₁)} of a random tanh net g, with one value for both features in b, another in x. */
record SymmetricNet(long seed) {

    private static final int UNITS = 8;
    /** Steep enough for the surface to bend between b and x. */
    private static final double DEVIATION = 1.5;

    /** The first is drawn. */
    PlaneSubject subject(boolean drawn) {
        return new PlaneSubject(
                "symmetric net " + seed, PlaneSubject.NET, true, drawn, b(), x(), this::model, Map.of());
    }

    private Model model() {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weight = new double[2 * 2 * UNITS];
        double[] bias = new double[2 * UNITS];
        double[] last = new double[2 * UNITS];
        for (int unit = 0; unit < UNITS; unit++) {
            int mirrored = UNITS + unit;
            weight[2 * unit] = weight[2 * mirrored + 1] = DEVIATION * random.nextGaussian();
            weight[2 * unit + 1] = weight[2 * mirrored] = DEVIATION * random.nextGaussian();
            bias[unit] = bias[mirrored] = random.nextGaussian();
            last[unit] = last[mirrored] = random.nextGaussian();
        }
        return Model.of(
                "symmetric net " + seed,
                () -> Network.chain(
                        new Shape(2),
                        Layer.dense("hidden", 2 * UNITS),
                        Layer.activation("tanh", Activation.TANH),
                        Layer.dense("score", 1)),
                new Weights(
                        new TreeMap<>(Map.of(
                                "hidden.weight", new Weights.Tensor(new long[] {2 * UNITS, 2}, weight),
                                "hidden.bias", new Weights.Tensor(new long[] {2 * UNITS}, bias),
                                "score.weight", new Weights.Tensor(new long[] {1, 2 * UNITS}, last),
                                "score.bias", new Weights.Tensor(new long[] {1}, new double[1]))),
                        Map.of()),
                DataType.FLOAT64);
    }

    private List<Double> b() {
        return twice(-new SplittableRandom(seed + 1).nextDouble());
    }

    private List<Double> x() {
        return twice(0.5 + 1.5 * new SplittableRandom(seed + 2).nextDouble());
    }

    private static List<Double> twice(double value) {
        return IntStream.range(0, 2).mapToObj(i -> value).toList();
    }
}
