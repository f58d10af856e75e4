package org.ascribe.study.deeptaylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.LayeredFunction;
import org.ascribe.network.Network;
import org.ascribe.propagation.RandomModel;
import org.ascribe.result.Row;
import org.junit.jupiter.api.Test;

/** The factor of a neuron's relevance, written out for a net of two layers: {@code c_j = w_j⁺ f / Σ_j' x_j' w_j'⁺}. */
class ProductAssumptionTest {

    private static final int INPUTS = 5;
    private static final int NEURONS = 6;

    @Test
    void isTheFactorThatTheFormulaHas() {
        try (Model model = RandomModel.of(3, -0.3, 0, ProductAssumptionTest::network);
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, 5, 1, 0, 1, new Shape(INPUTS));
            double[] sample = x.toDoubleArray();
            double[] w = values(model, "dense1.weight");
            double[] b = values(model, "dense1.bias");
            double[] top = values(model, "dense2.weight");
            double output = values(model, "dense2.bias")[0];
            LayeredFunction f = LayeredFunction.of(model.target(0), "test");
            List<Row> rows = new ProductAssumption(new FollowedNet.Units("same", "dense1", "relu"), 4)
                    .rows(Row.of("net", "random"), f, x);

            assertThat(rows).isNotEmpty();
            for (Row row : rows) {
                int j = (int) row.number("neuron");
                for (int t = 0; t < ProductAssumption.WAY.size(); t++) {
                    double[] at = towardsRoot(sample, w, b, j, ProductAssumption.WAY.get(t));
                    double[] hidden = hidden(at, w, b);
                    double logit = output;
                    double excitation = 0;
                    for (int k = 0; k < NEURONS; k++) {
                        logit += top[k] * hidden[k];
                        excitation += Math.max(0, top[k]) * hidden[k];
                    }
                    double expected = Math.max(0, top[j]) * logit / excitation;
                    // The stabiliser's 1e-9 beside Σ x w⁺.
                    assertThat(row.number("c_" + t)).isCloseTo(expected, within(1e-6 * Math.abs(expected)));
                }
            }
        }
    }

    /** {@code x_i (1 − t z / Σ x w⁺)} where w is positive. */
    private static double[] towardsRoot(double[] x, double[] w, double[] b, int j, double t) {
        double z = b[j];
        double excitation = 0;
        for (int i = 0; i < INPUTS; i++) {
            z += w[j * INPUTS + i] * x[i];
            excitation += Math.max(0, w[j * INPUTS + i]) * x[i];
        }
        double[] at = x.clone();
        for (int i = 0; i < INPUTS; i++) {
            at[i] = w[j * INPUTS + i] > 0 ? x[i] * (1 - t * z / excitation) : x[i];
        }
        return at;
    }

    private static double[] hidden(double[] x, double[] w, double[] b) {
        double[] hidden = b.clone();
        for (int k = 0; k < NEURONS; k++) {
            for (int i = 0; i < INPUTS; i++) {
                hidden[k] += w[k * INPUTS + i] * x[i];
            }
            hidden[k] = Math.max(0, hidden[k]);
        }
        return hidden;
    }

    private static double[] values(Model model, String name) {
        return model.weights().tensors().get(name).values();
    }

    private static Network network() {
        return Network.chain(
                new Shape(INPUTS),
                Layer.flatten("same"),
                Layer.dense("dense1", NEURONS),
                Layer.activation("relu", Activation.RELU),
                Layer.dense("dense2", 1));
    }
}
