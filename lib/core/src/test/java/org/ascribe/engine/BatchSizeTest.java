package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class BatchSizeTest {

    @Test
    void asManyAsKeepTheEngineBusyAndMemorySmallButAtLeastOne() {
        try (NDManager manager = Torch.manager()) {
            assertThat(BatchSize.atOnce(manager.zeros(new Shape(1, 784)))).isEqualTo(256);
            assertThat(BatchSize.atOnce(manager.zeros(new Shape(10, 784)))).isEqualTo(25);
            assertThat(BatchSize.atOnce(manager.zeros(new Shape(1, 3, 224, 224))))
                    .isEqualTo(6);
            assertThat(BatchSize.atOnce(manager.zeros(new Shape(400, 784)))).isEqualTo(1);
        }
    }

    @Test
    void moreCopiesWhereFCutsThemAgain() {
        try (NDManager manager = Torch.manager()) {
            assertThat(BatchSize.OF_COPIES.copies(manager.zeros(new Shape(1, 784))))
                    .isEqualTo(1024);
            assertThat(BatchSize.OF_COPIES.copies(manager.zeros(new Shape(10, 784))))
                    .isEqualTo(102);
            assertThat(BatchSize.OF_COPIES.copies(manager.zeros(new Shape(3, 3, 224, 224))))
                    .isEqualTo(37);
            assertThat(BatchSize.OF_COPIES.copies(manager.zeros(new Shape(2000, 784))))
                    .isEqualTo(1);
        }
    }

    @Test
    void moreOnAGpuButNoMoreThanTheHeapHasRoomForWhereverItsDrawsAreMade() {
        long cpu = 1L << 20;
        assertThat(BatchSize.ofPoints(0).numbers()).isEqualTo(cpu);
        assertThat(BatchSize.ofPoints(80L << 30).numbers()).isEqualTo(16 * cpu);
        // Twelve arrays of doubles in a quarter of the memory.
        assertThat(BatchSize.ofPoints(4L << 30).numbers())
                .isEqualTo((4L << 30) / 4 / 12 / 8)
                .isBetween(cpu, 16 * cpu);
    }

    @Test
    void aViewIsFreedWithItsScopeAndLeavesTheNumbers() {
        try (NDManager manager = Torch.manager()) {
            NDArray array = manager.ones(new Shape(2, 3));
            try (NDManager scope = manager.newSubManager()) {
                assertThat(Views.of(array, scope).add(1).getManager()).isSameAs(scope);
            }
            assertThat(array.sum().getFloat()).isEqualTo(6);
        }
    }
}
