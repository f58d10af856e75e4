package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class CopiesTest {

    @Test
    void areOneBatchCopyByCopyAndApartAgain() {
        try (NDManager manager = Torch.manager()) {
            NDArray batch = Tensors.of(manager, new double[] {1, 2, 3, 4}, new Shape(2, 2));
            NDArray scale = Tensors.along(batch, 0, 3, 1, 10, 100);
            NDArray copies = Copies.of(batch, 3).mul(scale);
            NDArray flat = Copies.flat(copies);
            assertThat(flat.getShape()).isEqualTo(new Shape(6, 2));
            assertThat(Heap.of(flat)).containsExactly(1, 2, 3, 4, 10, 20, 30, 40, 100, 200, 300, 400);
            assertThat(Copies.apart(flat, 2)).isEqualTo(copies);
        }
    }

    @Test
    void aRowIsACopyOfItsSample() {
        assertThat(Copies.samples(3, 2)).containsExactly(0, 1, 0, 1, 0, 1);
        assertThat(Copies.samples(0, 2)).isEmpty();
    }

    @Test
    void whatBroadcastsAgainstThemHasAxesOfLengthOne() {
        assertThat(Shapes.leading(4, 3, 2)).isEqualTo(new Shape(3, 2, 1, 1));
        assertThat(Shapes.leading(3, 5)).isEqualTo(Shapes.along(0, 3, 5));
    }
}
