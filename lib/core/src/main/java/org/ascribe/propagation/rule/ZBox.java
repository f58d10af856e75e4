package org.ascribe.propagation.rule;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.ascribe.engine.Tensors;
import org.ascribe.network.AffineMap;
import org.ascribe.propagation.rule.Contributions.Term;

/**
 * zᴮ-rule: {@code R_i = Σ_j (x_i w_ij − l_i w_ij⁺ − h_i w_ij⁻) / Σ_i' (x_i' w_i'j − l_i' w_i'j⁺ − h_i' w_i'j⁻) R_j}, for inputs that lie
 * in a box, {@code l ≤ x ≤ h}: pixels.
 *
 * <p>Root points stay in the box: the search goes along {@code v_ij = (x_i − l_i) 1[w_ij > 0] + (x_i − h_i) 1[w_ij < 0]}, towards the corner that
 * silences neuron j most. The box is that of what the network sees: after normalising a picture by mean and standard deviation it
 * is another one for each channel. Samples outside it are refused, for they would get relevance of the wrong sign. Cost: three
 * passes forward and three back through the layer.
 *
 * <p>Montavon et al. 2017, section 4.2.
 *
 * @param low l, one number, or one for each channel
 * @param high h, as many
 * @param stabiliser of the denominator
 */
public record ZBox(List<Double> low, List<Double> high, Stabiliser stabiliser) implements RootRule {

    /**
     * Checks the box.
     *
     * @param low l, one number, or one for each channel
     * @param high h, as many
     * @param stabiliser of the denominator
     * @throws IllegalArgumentException if the box is empty or has no end, or low and high are not alike
     */
    public ZBox {
        low = List.copyOf(low);
        high = List.copyOf(high);
        boolean alike = low.size() == high.size() && !low.isEmpty();
        for (int c = 0; alike && c < low.size(); c++) {
            alike = low.get(c) < high.get(c) && Double.isFinite(high.get(c) - low.get(c));
        }
        if (!alike) {
            throw new IllegalArgumentException("low, high: " + low + ", " + high
                    + "; expected one finite number each, or one for each channel, with low below high");
        }
    }

    /**
     * The same box for all inputs.
     *
     * @param low l
     * @param high h
     */
    public ZBox(double low, double high) {
        this(List.of(low), List.of(high), Stabiliser.TINY);
    }

    @Override
    public Contributions contributions(AffineMap map, NDArray a) {
        NDArray l = corner(low, a);
        NDArray h = corner(high, a);
        // Normalising a picture in single precision may end a rounding beyond the corner.
        NDArray slack = h.sub(l).mul(1e-6);
        if (a.lt(l.sub(slack)).logicalOr(a.gt(h.add(slack))).any().getBoolean()) {
            throw new IllegalArgumentException("x: entries from " + number(a.min()) + " to " + number(a.max())
                    + ", some outside the box; expected all from " + low + " to " + high);
        }
        AffineMap w = map.withoutBias();
        return Contributions.of(
                new Term(a, w),
                new Term(l.neg(), w.with(v -> v.maximum(0))),
                new Term(h.neg(), w.with(v -> v.minimum(0))));
    }

    @Override
    public NDArray direction(NDArray x, NDArray w) {
        NDArray exciting = w.gt(0).toType(x.getDataType(), false);
        NDArray inhibiting = w.lt(0).toType(x.getDataType(), false);
        return x.sub(corner(low, x)).mul(exciting).add(x.sub(corner(high, x)).mul(inhibiting));
    }

    private static double number(NDArray scalar) {
        return scalar.toType(DataType.FLOAT64, false).getDouble();
    }

    /** The value of each channel at every input. */
    private static NDArray corner(List<Double> values, NDArray x) {
        long channels = x.getShape().get(1);
        if (values.size() != 1 && values.size() != channels) {
            throw new IllegalArgumentException("low, high: " + values.size() + " numbers each; expected 1, or "
                    + channels + " for an input of shape " + x.getShape());
        }
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        return x.zerosLike().add(Tensors.along(x, 1, x.getShape().dimension(), numbers));
    }
}
