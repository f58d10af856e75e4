package org.ascribe.gradient;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Scores;
import org.ascribe.network.LayeredFunction;

/**
 * Any method, asked about one unit of a layer instead of a class: with {@link IntegratedGradients} neuron Integrated Gradients,
 * {@code aᵢ = (xᵢ - bᵢ) ∫₀¹ ∂ᵢ y(b + α (x - b)) dα} for the unit's output y.
 *
 * <ul>
 *   <li>Shapes and sign: those of the method. Unit: that of the layer's output. The output and the convergence delta of the
 *       result are the unit's; its target still names the class f was asked about, which plays no part.
 *   <li>Cost: that of the method, through the layers up to the unit. Works on models made of a
 *       {@link org.ascribe.network.Network}.
 * </ul>
 *
 * Captum's NeuronGradient, NeuronIntegratedGradients and so on.
 *
 * @param layer name of the layer
 * @param index where in the layer's output the unit is, without the batch axis
 * @param method what is asked
 */
public record NeuronAttribution(String layer, List<Integer> index, AttributionMethod method)
        implements AttributionMethod {

    /**
     * Keeps its own copy of the index.
     *
     * @param layer name of the layer
     * @param index where in the layer's output the unit is
     * @param method what is asked
     */
    public NeuronAttribution {
        index = List.copyOf(index);
    }

    @Override
    public Scores scores(ScalarFunction f, NDArray x) {
        int[] at = index.stream().mapToInt(i -> i).toArray();
        ScalarFunction unit = LayeredFunction.of(f, "NeuronAttribution").neuron(layer, at);
        return method.scores(unit, x).explaining(unit);
    }

    @Override
    public double total(double[] values, Shape shape) {
        return method.total(values, shape);
    }
}
