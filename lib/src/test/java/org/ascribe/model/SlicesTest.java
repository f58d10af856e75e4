package org.ascribe.model;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {

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
