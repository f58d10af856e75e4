package org.ascribe.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.Test;

class SlicesTest {

    @Test
    void anInterruptBetweenSlicesEndsTheWork() {
        try (NDManager manager = Torch.manager()) {
            NDArray x = manager.zeros(new Shape(7, 500_000));
            SliceSize size = SliceSize.byBackwards(Device.cpu()).get(0);
            assertThatThrownBy(() -> Slices.map(
                            size, manager.getDevice(), DataType.FLOAT32, (s, from, to) -> interrupted(s[0], to), x))
                    .isInstanceOf(InterruptedWorkException.class)
                    .hasMessage("interrupted after 4 of 7 rows");
            assertThat(Thread.interrupted()).isFalse();
            assertThatThrownBy(() -> CompanionSlices.map(
                            size,
                            manager.getDevice(),
                            DataType.FLOAT32,
                            7,
                            1,
                            (s, from, to) -> List.of(interrupted(s, to)),
                            x))
                    .isInstanceOf(InterruptedWorkException.class)
                    .hasMessage("interrupted after 4 of 7 rows");
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    private static NDArray interrupted(NDArray rows, int to) {
        if (to == 4) {
            Thread.currentThread().interrupt();
        }
        return rows.mul(2);
    }

    @Test
    void everyRowComesBackInItsPlace() {
        int features = 500_000;
        try (NDManager manager = Torch.manager()) {
            NDArray x = manager.arange(7f).reshape(7, 1).broadcast(new Shape(7, features));
            List<Integer> sizes = new ArrayList<>();
            NDArray doubled = Slices.map(
                    SliceSize.byBackwards(Device.cpu()).get(0),
                    manager.getDevice(),
                    DataType.FLOAT64,
                    (slices, from, to) -> {
                        sizes.add(to - from);
                        return slices[0].mul(2);
                    },
                    x);
            assertThat(sizes).containsExactly(2, 2, 2, 1);
            assertThat(doubled.getDataType()).isEqualTo(DataType.FLOAT64);
            assertThat(doubled.get(":, " + (features - 1)).toDoubleArray()).containsExactly(0, 2, 4, 6, 8, 10, 12);
        }
    }
}
