package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.model.Affine;
import org.ascribe.model.Layer;
import org.ascribe.model.LayerPass;
import org.ascribe.model.LayeredFunction;
import org.ascribe.model.LayeredFunction.LayerGradient;
import org.ascribe.model.Multiplier;
import org.ascribe.model.Pointwise;
import org.ascribe.model.Reshape;

/**
 * DeepLIFT with the Rescale rule: the gradient in which every activation's derivative is replaced by its slope between baseline
 * and sample, times {@code x - b}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f. Sign: positive speaks for the target.
 *   <li>Sums to f(x) − f(b) up to rounding. Works on models made of a {@link org.ascribe.model.Network} of affine layers,
 *       activations and reshapings, in logits.
 *   <li>Cost: one forward and one backward for sample and baseline together. Gives different answers for two networks that
 *       compute the same function in different layers.
 * </ul>
 *
 * Shrikumar, Greenside, Kundaje 2017; as a modified gradient: Ancona et al. 2018, Table 1; as a Taylor attribution of each
 * layer: Deng et al. 2021, Theorem 4.
 *
 * @param baseline b
 */
public record DeepLift(Baseline baseline) implements AttributionMethod {

    /** From zero. */
    public DeepLift() {
        this(Baseline.zero());
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        NDArray multiplier = layered(f).gradient(NDArrays.concat(new NDList(x, b)), new MultiplierPass(new Rescale()));
        return Scores.of(x.sub(b).mul(multiplier)).from(b);
    }

    /**
     * Relevance one layer further down than each activation: at the input of the affine layer that feeds it, with the exact
     * multipliers above and a given multiplier at the activation itself.
     *
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @param multiplier the multiplier at the activation; {@link Rescale} gives DeepLIFT itself
     * @return for each activation of the trunk, from the input upwards, {@code [n, ...]} in the shape of that affine layer's input
     */
    public List<NDArray> layerRelevances(ScalarFunction f, NDArray x, Multiplier multiplier) {
        LayeredFunction g = layered(f);
        NDArray both = NDArrays.concat(new NDList(x, baseline.of(x)));
        LayerPass exact = new MultiplierPass(new Rescale());
        LayerPass other = new MultiplierPass(multiplier);
        List<NDArray> relevances = new ArrayList<>();
        String feeding = g.network().layers().get(0).name();
        for (Layer layer : g.network().layers()) {
            if (layer instanceof Affine) {
                feeding = layer.name();
            }
            if (layer instanceof Pointwise) {
                LayerPass pass = (l, a) -> (l.equals(layer) ? other : exact).forward(l, a);
                relevances.add(
                        relevance(g.gradients(both, pass, List.of(feeding)).get(0)));
            }
        }
        return relevances;
    }

    private static NDArray relevance(LayerGradient layer) {
        long n = layer.gradient().getShape().get(0);
        NDArray sample = layer.input().get(new NDIndex("0:" + n));
        NDArray reference = layer.input().get(new NDIndex(n + ":" + 2 * n));
        return sample.sub(reference).mul(layer.gradient());
    }

    private static LayeredFunction layered(ScalarFunction f) {
        LayeredFunction g = LayeredFunction.of(f, "DeepLift");
        List<String> unsupported = g.network().leaves().stream()
                .filter(layer -> !(layer instanceof Affine || layer instanceof Pointwise || layer instanceof Reshape))
                .map(Layer::name)
                .toList();
        if (!unsupported.isEmpty()) {
            throw new IllegalArgumentException("f: no Rescale rule for the layers " + unsupported
                    + "; expected affine layers, activations and reshapings");
        }
        if (f.unit() != org.ascribe.Unit.LOGIT) {
            throw new IllegalArgumentException("f: measured as " + f.unit() + "; DeepLift expects a logit");
        }
        return g;
    }
}
