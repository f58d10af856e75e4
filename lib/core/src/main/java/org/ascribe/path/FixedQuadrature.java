package org.ascribe.path;

import ai.djl.ndarray.NDArray;
import org.ascribe.ScalarFunction;

/** A rule {@code ∫₀¹ g(α) dα ≈ Σₘ wₘ g(αₘ)} whose nodes do not depend on g. */
public interface FixedQuadrature extends Quadrature {

    /**
     * Where g is evaluated.
     *
     * @return αₘ, rising, in [0, 1]
     */
    double[] nodes();

    /**
     * How much each node counts.
     *
     * @return wₘ, summing to 1
     */
    double[] weights();

    /**
     * Weights of a coarser rule on the same nodes. How far the two rules are apart estimates the error of the finer one, at no
     * further cost: from above, but for the Riemann sums, whose error it is about equal to.
     *
     * @return one weight per node, or an empty array where there are too few for a coarser rule
     */
    double[] coarserWeights();

    @Override
    default Integral along(Path path, NDArray b, NDArray x, ScalarFunction f) {
        path.check(b, x);
        double[] coarser = coarserWeights();
        if (coarser.length == 0) {
            return new Integral(NodeSums.of(path, b, x, f, nodes(), weights()).get(0), null);
        }
        var sums = NodeSums.of(path, b, x, f, nodes(), weights(), coarser);
        return new Integral(sums.get(0), sums.get(0).sub(sums.get(1)).abs());
    }
}
