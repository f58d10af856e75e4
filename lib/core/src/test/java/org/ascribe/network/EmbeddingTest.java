package org.ascribe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.Test;

class EmbeddingTest {

    @Test
    void looksWordsUpAndPaddingIsZero() {
        try (NDManager manager = Torch.manager()) {
            Network network = Network.chain(new Shape(3), Embedding.of("embedding", 4, 2));
            network.initialize(manager, DataType.FLOAT64, new Shape(1, 3));
            double[] table = network.leaves()
                    .get(0)
                    .block()
                    .getParameters()
                    .get("weight")
                    .getArray()
                    .toDoubleArray();
            NDArray found = network.through(LayerPass.PLAIN, manager.create(new double[] {0, 3, 1}, new Shape(1, 3)));
            assertThat(found.getShape()).isEqualTo(new Shape(1, 3, 2));
            // A zero of either sign.
            assertThat(found.toDoubleArray())
                    .containsExactly(new double[] {0, 0, table[6], table[7], table[2], table[3]}, within(0.0));
        }
    }

    @Test
    void itHasNoGradientAndNoOtherBlock() {
        assertThatThrownBy(() -> new Embedding("e", Linear.builder().setUnits(2).build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected the block of an Embedding");
        try (NDManager manager = Torch.manager()) {
            NDArray ids = manager.zeros(new Shape(1, 2));
            assertThatThrownBy(() -> Embedding.of("words", 3, 2).back(ids, ids))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("words looks words up");
        }
    }
}
