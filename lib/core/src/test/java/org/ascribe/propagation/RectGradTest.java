package org.ascribe.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.junit.jupiter.api.Test;

class RectGradTest {

    /** At (2, 1) both ReLUs are 3, the first for and the second against class 0: a ⊙ r is (3, -3). */
    @Test
    void theUnitThatMattersMostPassesAlone() {
        try (Model model = HandMade.twoRelus();
                NDManager manager = Torch.manager()) {
            NDArray x = manager.create(new double[] {2, 1});
            assertThat(new RectGrad(0).attribute(model.target(0), x).values()).containsExactly(2, -1);
            assertThat(new RectGrad(0).attribute(model.target(1), x).values()).containsExactly(1, 1);
            assertThat(new RectGrad(1).attribute(model.target(0), x).values()).containsExactly(0, 0);
        }
    }

    @Test
    void quantilesThatAreNoneAreRefused() {
        for (double q : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatThrownBy(() -> new RectGrad(q)).hasMessage("quantile: " + q + "; expected a number from 0 to 1");
        }
    }
}
