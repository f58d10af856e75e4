package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.ascribe.weights.Weights;

/** Random smooth nets, each with a path of a random kind, a baseline and a sample; and integrals along it, to rounding. */
final class PathCases {

    static final int FEATURES = 4;

    /** Far more than these paths and nets need. */
    private static final Quadrature RULE = new GaussLegendre(80);

    private PathCases() {}

    /** A random net, the path, and b and x at random. */
    record Case(Nets net, Path path) {

        double[] b() {
            return net.input(1);
        }

        double[] x() {
            return net.input(2);
        }
    }

    static Arbitrary<Case> all() {
        return Arbitraries.longs().between(1, 99_999).map(seed -> {
            Random random = new Random(seed);
            Activation activation = List.of(Activation.TANH, Activation.SIGMOID, Activation.SOFTPLUS, Activation.SQUARE)
                    .get(random.nextInt(4));
            Nets net = new Nets(FEATURES, List.of(6, 5), 2, activation, seed);
            return new Case(net, paths(random).get(random.nextInt(4)));
        });
    }

    /** One of each kind: the line, edges in a random order, a bent curve, one that swings beyond its ends. */
    private static List<Path> paths(Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, FEATURES).boxed().toList());
        Collections.shuffle(order, random);
        double[] powers = random.ints(FEATURES, 1, 5).asDoubleStream().toArray();
        double swing = random.nextDouble();
        return List.of(
                new StraightLine(),
                new AxisParallel(order),
                PowerCurve.of(powers),
                Path.of(
                        "swing",
                        (b, x, a) -> b.add(x.sub(b).mul(a))
                                .add(a.mul(2 * Math.PI).sin().mul(x.flip(-1)).mul(swing))));
    }

    interface Work {
        void on(ScalarFunction f, NDManager manager);
    }

    static void with(Weights weights, Nets net, Work work) {
        try (Model model = net.model(weights, DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            work.on(model.target(0), manager);
        }
    }

    static double[] along(Path path, ScalarFunction f, NDManager manager, double[] b, double[] x) {
        NDArray sample = manager.create(x).expandDims(0);
        return RULE.along(path, manager.create(b).expandDims(0), sample, f.at(sample))
                .value()
                .toDoubleArray();
    }

    static double value(ScalarFunction f, NDManager manager, double[] point) {
        NDArray row = manager.create(point).expandDims(0);
        return f.at(row).value(row).getDouble(0);
    }

    static double scale(double[] a) {
        return Math.max(1, Arrays.stream(a).map(Math::abs).sum());
    }
}
