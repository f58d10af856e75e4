package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.stream.IntStream;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Copies;
import org.ascribe.engine.Differential;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;
import org.ascribe.network.LayeredFunction;
import org.ascribe.path.StraightLine;

/**
 * Conductance of a layer's units: {@code aⱼ = ∫₀¹ ∂f/∂yⱼ · dyⱼ/dα dα} while the input goes straight from b to x, with y the output
 * of the layer. What Integrated Gradients gives to the input, as it flows through unit j.
 *
 * <ul>
 *   <li>Shapes: the attribution has the shape of the layer's output. Unit: that of f. Sign: positive where the unit speaks for
 *       the target.
 *   <li>Sums to f(x) − f(b) up to the error of the sum that stands for the integral.
 *   <li>Cost: two forwards and one backward per node. Works on models made of a {@link org.ascribe.network.Network}, for layers
 *       outside branches.
 * </ul>
 *
 * Dhamdhere, Sundararajan, Yan 2019, the total conductance of a unit.
 *
 * @param layer name of the layer
 * @param baseline b, of the input
 * @param steps M, how many parts the path is cut into
 * @param sum how the integral is computed
 */
public record LayerConductance(String layer, Baseline baseline, int steps, Sum sum) implements AttributionMethod {

    /** A sum over the parts of the path, {@code Σₘ (v gₘ + (1 - v) gₘ₊₁) (yₘ₊₁ - yₘ)}, with gₘ the gradient and yₘ the output at αₘ. */
    public enum Sum {
        /** {@code αₘ = m/M, v = ½}. The error falls with 1/M² where f is smooth; with half the parts it tells its own error. */
        TRAPEZOID,
        /**
         * What Captum's LayerConductance does for {@code riemann_right}: {@code αₘ = (m + 1)/(M + 1), v = 1}. The path does not
         * begin at the baseline, so the first part of the change is missing; here only to reproduce Captum's numbers.
         */
        CAPTUM
    }

    /**
     * Checks the number of parts.
     *
     * @param layer name of the layer
     * @param baseline b, of the input
     * @param steps M
     * @param sum how the integral is computed
     * @throws IllegalArgumentException if there is none
     */
    public LayerConductance {
        if (steps < 1) {
            throw new IllegalArgumentException("steps: " + steps + "; expected 1 or more");
        }
    }

    /**
     * From zero, with the trapezoidal sum over 50 parts.
     *
     * @param layer name of the layer
     */
    public LayerConductance(String layer) {
        this(layer, Baseline.zero(), 50, Sum.TRAPEZOID);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        LayeredFunction layered = LayeredFunction.of(f, "LayerConductance");
        NDArray b = baseline.of(x);
        NDArray fine = layered.activation(layer, x).zerosLike();
        NDArray coarse = fine.zerosLike();
        boolean nested = sum == Sum.TRAPEZOID && steps % 2 == 0;
        int atOnce = 2 * Math.min(BatchSize.atOnce(x), BatchSize.atOnce(fine));
        for (int from = 0; from < steps; from += atOnce) {
            int to = Math.min(steps, from + atOnce);
            try (NDManager scope = x.getManager().newSubManager()) {
                Nodes nodes = nodes(layered, Views.of(b, scope), Views.of(x, scope), from, to);
                fine.addi(nodes.sum(sum, 1));
                if (nested) {
                    coarse.addi(nodes.sum(sum, 2));
                }
            }
        }
        return Scores.of(fine)
                .from(b)
                .withQuadratureError(nested ? fine.sub(coarse).abs() : null);
    }

    private Nodes nodes(LayeredFunction f, NDArray b, NDArray x, int from, int to) {
        int n = (int) x.getShape().get(0);
        int k = to - from + 1;
        double[] alphas = IntStream.rangeClosed(from, to)
                .mapToDouble(m -> sum == Sum.TRAPEZOID ? (double) m / steps : (m + 1.0) / (steps + 1))
                .toArray();
        NDArray alpha = Tensors.along(x, 0, x.getShape().dimension() + 1, alphas);
        NDArray points = new StraightLine().points(b, x, alpha);
        NDArray y = f.activation(layer, Copies.flat(points));
        NDArray g = f.rows(Copies.samples(k, n)).above(layer).gradient(y);
        return new Nodes(Copies.apart(y, n), Copies.apart(g, n));
    }

    /** Outputs of the layer and gradients there, {@code [k, n, ...]}. */
    private record Nodes(NDArray y, NDArray g) {

        /** The sum over parts of as many steps. */
        NDArray sum(Sum kind, int stride) {
            long k = y.getShape().get(0);
            String starts = "0:" + (k - stride) + ":" + stride;
            String ends = stride + ":" + k + ":" + stride;
            NDArray slope = kind == Sum.CAPTUM
                    ? g.get(starts)
                    : g.get(starts).add(g.get(ends)).div(2);
            return Differential.of(y.get(ends).sub(y.get(starts)), slope).sum(new int[] {0});
        }
    }
}
