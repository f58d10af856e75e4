package org.ascribe.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
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
}
