package org.ascribe.propagation;

import static org.ascribe.propagation.Close.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.ascribe.AttributionMethod;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;
import org.ascribe.propagation.rule.Epsilon;
import org.ascribe.propagation.rule.SpreadStabiliser;
import org.ascribe.propagation.rule.Stabiliser;
import org.junit.jupiter.api.Test;

/** An ε that follows the spread of z: by hand, row by row, and what it would be over a batch. */
class StabiliserTest {

    private static final Shape INPUT = new Shape(6);

    /** The trap: one ε for the whole batch. */
    private record OverTheBatch(double factor) implements Stabiliser {
        @Override
        public NDArray away(NDArray z) {
            return z.add(z.square().mean().sqrt().mul(factor));
        }
    }

    @Test
    void aRowHasItsOwnEpsilon() {
        try (NDManager manager = Torch.manager()) {
            // Root mean squares 5 and √2; a row of zeros has none.
            NDArray z = Tensors.of(manager, new double[] {7, -1, 1, 1.5, -0.5, -1.25, 0, 0, 0}, new Shape(3, 3));
            double second = 0.1 * Math.sqrt((1.5 * 1.5 + 0.5 * 0.5 + 1.25 * 1.25) / 3);
            double first = 0.1 * Math.sqrt(51.0 / 3);
            close(
                    new SpreadStabiliser(0.1).away(z).toDoubleArray(),
                    new double[] {
                        7 + first, -1 - first, 1 + first, 1.5 + second, -0.5 - second, -1.25 - second, 1e-9, 1e-9, 1e-9
                    },
                    1e-9);
            assertThat(new SpreadStabiliser(0.1, false).away(z).toDoubleArray()[1])
                    .isCloseTo(-1 + first, within(1e-8));
        }
    }

    @Test
    void channelsOfAPictureHaveOneEpsilonASample() {
        try (NDManager manager = Torch.manager()) {
            NDArray z = manager.arange(24f).reshape(2, 3, 2, 2).toType(ai.djl.ndarray.types.DataType.FLOAT64, true);
            double[] moved = new SpreadStabiliser(1).away(z).sub(z).toDoubleArray();
            for (int row = 0; row < 2; row++) {
                int from = 12 * row;
                double rms = Math.sqrt(Arrays.stream(z.toDoubleArray(), from, from + 12)
                        .map(v -> v * v)
                        .average()
                        .orElseThrow());
                for (int i = from; i < from + 12; i++) {
                    assertThat(moved[i]).isCloseTo(rms, within(1e-8));
                }
            }
        }
    }

    /** Unsigned, ε moves a denominator of −ε to zero; signed, it never shrinks one. */
    @Test
    void unsignedItMeetsNegativeDenominators() {
        try (NDManager manager = Torch.manager()) {
            NDArray z = Tensors.of(manager, new double[] {1, -0.1}, new Shape(1, 2));
            double rms = Math.sqrt((1 + 0.01) / 2);
            double factor = 0.1 / rms;
            assertThat(new SpreadStabiliser(factor, false).away(z).toDoubleArray()[1])
                    .isCloseTo(0, within(1e-8));
            assertThat(new SpreadStabiliser(factor).away(z).toDoubleArray()[1]).isCloseTo(-0.2, within(1e-8));
        }
    }

    @Test
    void whatStandsBesideASampleDecidesOverTheBatchAlone() {
        try (Model model = RandomModel.of(3, -0.5, 0.5, StabiliserTest::network);
                NDManager manager = Torch.manager()) {
            NDArray x = RandomModel.inputs(manager, 4, 5, -1, 1, INPUT);
            double[] alone = relevance(model, new SpreadStabiliser(0.1), x.get("0:1"));
            close(relevance(model, new SpreadStabiliser(0.1), x), alone, 1e-12);
            close(
                    relevance(model, new SpreadStabiliser(0.1, false), x),
                    relevance(model, new SpreadStabiliser(0.1, false), x.get("0:1")),
                    1e-12);
            double[] batched = relevance(model, new OverTheBatch(0.1), x);
            double[] single = relevance(model, new OverTheBatch(0.1), x.get("0:1"));
            double apart = 0;
            double size = 0;
            for (int i = 0; i < single.length; i++) {
                apart += Math.abs(batched[i] - single[i]);
                size += Math.abs(single[i]);
            }
            assertThat(apart / size).isGreaterThan(0.01);
        }
    }

    @Test
    void factorsThatStabiliseNothingAreRefused() {
        assertThatThrownBy(() -> new SpreadStabiliser(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("factor: 0.0; expected a number above 0");
        assertThatThrownBy(() -> new SpreadStabiliser(Double.POSITIVE_INFINITY))
                .hasMessageContaining("expected a number above 0");
        assertThatThrownBy(() -> Stabiliser.of(Double.NaN)).hasMessage("epsilon: NaN; expected a number above 0");
    }

    private static double[] relevance(Model model, Stabiliser stabiliser, NDArray batch) {
        AttributionMethod method = new LayerwiseRelevance(new Epsilon(stabiliser));
        return method.attributeAll(model.target(0), batch).get(0).values();
    }

    private static Network network() {
        return Network.chain(
                INPUT, Layer.dense("dense1", 8), Layer.activation("relu", Activation.RELU), Layer.dense("dense2", 3));
    }
}
