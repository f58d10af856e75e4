package org.ascribe.study.taylor.reformulation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Heap;
import org.ascribe.metric.PercentageChange;
import org.ascribe.network.Activation;
import org.ascribe.network.Multiplier;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.Rescale;
import org.ascribe.taylor.ExpansionPoint;

/**
 * How far DeepLIFT is from its reformulation to order 1 … K, by the paper's layer-wise protocol: the change of each layer, then
 * their mean. The orders pass the layers side by side, each in its row of a batch.
 *
 * @param b the baseline
 * @param at where activations are expanded, at their inputs of the sample or of the baseline
 * @param orders K
 */
record LayerChanges(Baseline b, ExpansionPoint at, int orders) {

    /**
     * The changes.
     *
     * @param f the function, bound to the sample
     * @param x one sample, {@code [1, ...]}
     * @return to order 1 … K
     */
    double[] of(ScalarFunction f, NDArray x) {
        DeepLift method = new DeepLift(b);
        NDArray copies = x.broadcast(new Shape(orders).addAll(x.getShape().slice(1)));
        List<NDArray> originals = method.layerRelevances(f, x, new Rescale());
        List<NDArray> byOrder = method.layerRelevances(f.rows(new int[orders]), copies, new OrderOfRow(at));
        double[] means = new double[orders];
        for (int layer = 0; layer < originals.size(); layer++) {
            double[] original = Heap.of(originals.get(layer));
            double[] all = Heap.of(byOrder.get(layer));
            for (int k = 0; k < orders; k++) {
                double[] one = Arrays.copyOfRange(all, k * original.length, (k + 1) * original.length);
                means[k] += PercentageChange.of(original, one) / originals.size();
            }
        }
        return means;
    }

    /** {@link org.ascribe.taylor.TaylorMultiplier} to order 1 in the first row, 2 in the second, and so on. */
    private record OrderOfRow(ExpansionPoint at) implements Multiplier {
        @Override
        public NDArray of(Activation s, NDArray z, NDArray reference) {
            int rows = (int) z.getShape().get(0);
            NDArray step = at.way(z, reference);
            List<NDArray> coefficients = s.taylor(at.from(z, reference), rows);
            NDArray power = z.onesLike();
            NDArray m = z.zerosLike();
            for (int k = 1; k <= Math.min(rows, coefficients.size() - 1); k++) {
                NDArray term = coefficients.get(k).mul(power);
                m.get((k - 1) + ":").addi(term.get((k - 1) + ":"));
                power = power.mul(step);
            }
            return m;
        }
    }
}
