package org.ascribe.taylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TaylorAttributionTest {

    private static final Nets NET = new Nets(3, List.of(4), 2, Activation.TANH, 5);

    @Test
    void everyRowOfABatchHasItsOwnTermsAndItsOwnRadius() {
        TaylorAttribution method = new TaylorAttribution(Baseline.zero(), 5, new InEqualParts());
        try (Model model = NET.model(DataType.FLOAT64);
                NDManager manager = Torch.manager()) {
            NDArray x = NET.batch(manager, 3, DataType.FLOAT64);
            ScalarFunction f = model.target(1);
            List<Attribution> together = method.attributeAll(f, x);
            NDArray terms = method.terms(f.at(x), x);
            for (int row = 0; row < 3; row++) {
                NDArray one = x.get(row + ":" + (row + 1));
                Attribution alone = method.attribute(f, x.get(row));
                assertThat(together.get(row).values()).containsExactly(alone.values(), within(1e-13));
                assertThat(together.get(row).certificate().convergenceRadius().orElseThrow())
                        .isCloseTo(alone.certificate().convergenceRadius().orElseThrow(), within(1e-9));
                assertThat(terms.get(":, " + row).toDoubleArray())
                        .containsExactly(method.terms(f.at(one), one).toDoubleArray(), within(1e-13));
            }
            assertThat(together.get(0).certificate().convergenceRadius())
                    .isNotEqualTo(together.get(1).certificate().convergenceRadius());
        }
    }

    @Test
    void ordersThatAreNoneAreRefused() {
        for (ThrowingCallable none : List.<ThrowingCallable>of(
                () -> new TaylorAttribution(Baseline.zero(), 0, new InEqualParts()),
                () -> new TaylorIntegratedGradients(Baseline.zero()).withOrder(0),
                () -> new TaylorOcclusion(Baseline.zero(), FeatureGroups.single()).withOrder(0),
                () -> new TaylorMultiplier(0))) {
            assertThatThrownBy(none)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("order: 0; expected 1 or more");
        }
    }
}
