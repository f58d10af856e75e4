package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.BaseNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.junit.jupiter.api.Test;

class SampleScopeTest {

    private static final Nets NET = new Nets(3, List.of(4), 2, Activation.SIGMOID, 1);

    @Test
    void aSampleOfAScopeIsFreedWithIt() {
        try (Model model = NET.model(DataType.FLOAT64)) {
            int before = arrays(model);
            NDArray escaped = null;
            for (int i = 0; i < 100; i++) {
                try (NDManager scope = model.manager().newSubManager()) {
                    NDArray x = model.sample(scope, 1, 2, i);
                    assertThat(x.getManager()).isSameAs(scope);
                    assertThat(x.toDoubleArray()).containsExactly(1, 2, i);
                    escaped = x;
                }
                assertThat(arrays(model)).isEqualTo(before);
            }
            assertThat(escaped.isReleased()).isTrue();
        }
    }

    /** As a notebook has it, where nobody opens a scope. */
    @Test
    void aSampleWithoutAScopeIsFreedWithTheModel() {
        NDArray x;
        try (Model model = NET.model(DataType.FLOAT64)) {
            int before = arrays(model);
            x = model.sample(1, 2, 3);
            assertThat(arrays(model)).isEqualTo(before + 1);
            assertThat(x.isReleased()).isFalse();
        }
        assertThat(x.isReleased()).isTrue();
    }

    @Test
    void otherFeaturesAreRefusedInAScopeToo() {
        try (Model model = NET.model(DataType.FLOAT64);
                NDManager scope = model.manager().newSubManager()) {
            assertThatThrownBy(() -> model.sample(scope, 1, 2))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("features: 2; expected 3");
        }
    }

    private static int arrays(Model model) {
        return ((BaseNDManager) model.manager()).getManagedArrays().size();
    }
}
