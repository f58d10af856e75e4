package org.ascribe.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import org.ascribe.engine.Torch;
import org.ascribe.network.Activation;
import org.junit.jupiter.api.Test;

class RescaleTest {

    /** σ″ / 2 times the distance, 2e-7 here, is what the derivative at either end would be off by. */
    @Test
    void whereAQuotientWouldCancelItIsTheDerivativeHalfway() {
        double z = 1;
        double reference = 1 - 5e-6;
        try (NDManager manager = Torch.manager()) {
            NDArray found = new Rescale()
                    .of(Activation.SIGMOID, manager.create(new double[] {z}), manager.create(new double[] {reference}));
            double halfway = 1 / (1 + Math.exp(-(z + reference) / 2));
            assertThat(found.toDoubleArray()[0]).isCloseTo(halfway * (1 - halfway), within(1e-13));
            double end = 1 / (1 + Math.exp(-z));
            assertThat(Math.abs(end * (1 - end) - halfway * (1 - halfway))).isGreaterThan(1e-7);
        }
    }

    /** The derivative halfway would be that of one side of the kink. */
    @Test
    void acrossAKinkItIsTheQuotientHoweverClose() {
        float z = 1e-4f;
        float reference = -2e-4f;
        try (NDManager manager = Torch.manager()) {
            for (Kinked kinked :
                    List.of(new Kinked(Activation.RELU, 1 / 3.0), new Kinked(Activation.leakyRelu(0.1), 1.2 / 3))) {
                NDArray found = new Rescale()
                        .of(kinked.activation, manager.create(new float[] {z}), manager.create(new float[] {reference
                        }));
                assertThat(found.toFloatArray()[0])
                        .as("%s", kinked.activation)
                        .isCloseTo((float) kinked.slope, within(1e-6f));
            }
        }
    }

    /** Between the points, from one to the other. */
    private record Kinked(Activation activation, double slope) {}

    @Test
    void whereNothingChangesItIsTheDerivative() {
        try (NDManager manager = Torch.manager()) {
            NDArray same = manager.create(new float[] {-1, 0, 2});
            assertThat(new Rescale().of(Activation.RELU, same, same.duplicate()).toFloatArray())
                    .containsExactly(0, 0, 1);
        }
    }
}
