package org.ascribe.gradient;

import static org.ascribe.model.Near.near;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.ascribe.AttributionMethod;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;

/** What takes one gradient, on {@code f = w x + b}. */
class PlainGradientsTest {

    private static final int FEATURES = 6;

    @Property(tries = 20)
    void onALinearFunctionTheyAreMadeOfItsWeights(@ForAll long seed) {
        check(seed, new Gradient(), (w, x) -> w);
        check(seed, new Saliency(), (w, x) -> Math.abs(w));
        check(seed, new SquaredGradient(), (w, x) -> w * w);
        check(seed, new InputXGradient(), (w, x) -> w * x);
    }

    private static void check(long seed, AttributionMethod method, DoubleBinaryOperator formula) {
        Nets net = new Nets(FEATURES, List.of(), 3, Activation.SIGMOID, seed);
        double[] w = net.weight(0)[2];
        double[] input = net.input(0);
        double[] expected = IntStream.range(0, FEATURES)
                .mapToDouble(i -> formula.applyAsDouble(w[i], input[i]))
                .toArray();
        try (Model model = net.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = net.batch(manager, 1, DataType.FLOAT64).get(0);
            near(method.attribute(model.target(2), x).values(), expected, 1e-14);
        }
    }
}
