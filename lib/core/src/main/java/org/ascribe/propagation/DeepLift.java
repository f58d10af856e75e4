package org.ascribe.propagation;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Differential;
import org.ascribe.network.Affine;
import org.ascribe.network.Layer;
import org.ascribe.network.LayerKinds;
import org.ascribe.network.LayerPass;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.LayeredFunction.LayerGradient;
import org.ascribe.network.Lstm;
import org.ascribe.network.MaxPool;
import org.ascribe.network.Multiplier;
import org.ascribe.network.Pointwise;
import org.ascribe.network.Reshape;

/**
 * DeepLIFT with the Rescale rule: the gradient in which every activation's derivative is replaced by its slope between baseline
 * and sample, times {@code x - b}.
 *
 * <ul>
 *   <li>Shapes: any input shape; the attribution has the input's. Unit: that of f, a logit. Sign: positive speaks for the target.
 *   <li>Sums to f(x) − f(b) up to rounding, with {@link MaxPoolRule#EXACT} and {@link ProductRule#EXACT}. Works
 *       on models made of a {@link org.ascribe.network.Network}, branches and recurrent layers included; not through a softmax.
 *   <li>The products in the gates of an LSTM are shared as {@link ProductRule} says: EXACT unless told otherwise, GRADIENT as in
 *       Ancona et al. 2018, where what gates and signals change together is counted twice.
 *   <li>Cost: two forwards and two backwards, of sample and baseline in one pass. Gives different answers for two networks that
 *       compute the same function in different layers.
 * </ul>
 *
 * Shrikumar, Greenside, Kundaje 2017, sections 3.5.1 and 3.5.2; as a modified gradient: Ancona et al. 2018, Table 1; as a
 * Taylor attribution of each layer: Deng et al. 2021, Theorem 4.
 *
 * @param baseline b
 * @param multiplier what takes the place of an activation's derivative; {@link Rescale} unless a reformulation is studied
 * @param maxPool what happens at max pools
 * @param products what happens at products of activations
 */
public record DeepLift(Baseline baseline, Multiplier multiplier, MaxPoolRule maxPool, ProductRule products)
        implements AttributionMethod {

    private static final LayerKinds KINDS =
            new LayerKinds(List.of(Affine.class, Pointwise.class, MaxPool.class, Reshape.class, Lstm.class));

    /** From zero. */
    public DeepLift() {
        this(Baseline.zero());
    }

    /**
     * Complete, at max pools and products too.
     *
     * @param baseline b
     */
    public DeepLift(Baseline baseline) {
        this(baseline, new Rescale(), MaxPoolRule.EXACT, ProductRule.EXACT);
    }

    /**
     * With another multiplier at activations, for reformulations.
     *
     * @param other what takes the place of an activation's derivative
     * @return a copy
     */
    public DeepLift withMultiplier(Multiplier other) {
        return new DeepLift(baseline, other, maxPool, products);
    }

    /**
     * With another rule for max pools.
     *
     * @param other what happens at max pools
     * @return a copy
     */
    public DeepLift withMaxPool(MaxPoolRule other) {
        return new DeepLift(baseline, multiplier, other, products);
    }

    /**
     * With another rule for products of activations.
     *
     * @param other what happens at products
     * @return a copy
     */
    public DeepLift withProducts(ProductRule other) {
        return new DeepLift(baseline, multiplier, maxPool, other);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        NDArray b = baseline.of(x);
        NDArray m = layered(f).gradient(new Halves(x, b).joined(), new MultiplierPass(multiplier, maxPool, products));
        return Scores.of(Differential.of(x.sub(b), m)).from(b);
    }

    /**
     * Relevance one layer further down than each activation: at the input of the affine layer that feeds it, with this method's
     * multipliers above and a given one at the activation itself.
     *
     * @param f the function, bound to the samples
     * @param x samples, {@code [n, ...]}
     * @param other the multiplier at the activation; {@link Rescale} gives DeepLIFT itself
     * @return for each activation of the trunk, from the input upwards, {@code [n, ...]} in the shape of that affine layer's input
     */
    public List<NDArray> layerRelevances(ScalarFunction f, NDArray x, Multiplier other) {
        LayeredFunction g = layered(f);
        NDArray both = new Halves(x, baseline.of(x)).joined();
        LayerPass above = new MultiplierPass(multiplier, maxPool, products);
        LayerPass here = new MultiplierPass(other, maxPool, products);
        List<NDArray> relevances = new ArrayList<>();
        String feeding = g.network().layers().get(0).name();
        for (Layer layer : g.network().layers()) {
            if (layer instanceof Affine) {
                feeding = layer.name();
            }
            if (layer instanceof Pointwise) {
                LayerPass pass = (l, a) -> (l.equals(layer) ? here : above).forward(l, a);
                LayerGradient at = g.gradients(both, pass, List.of(feeding)).get(0);
                relevances.add(Differential.of(Halves.of(at.input()).difference(), at.gradient()));
            }
        }
        return relevances;
    }

    private static LayeredFunction layered(ScalarFunction f) {
        Supported.logit(f, "DeepLift");
        return Supported.layers(f, "DeepLift", KINDS);
    }
}
