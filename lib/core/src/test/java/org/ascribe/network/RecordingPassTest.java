package org.ascribe.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.Test;

class RecordingPassTest {

    @Test
    void hasTheInputOfALayerThatItCameToAndOfNoOther() {
        try (NDManager manager = Torch.manager()) {
            NDArray met = manager.ones(new Shape(1, 2));
            RecordingPass pass = new RecordingPass(LayerPass.PLAIN);
            pass.forward(new Softmax("last"), met);
            assertThat(pass.input("last")).isSameAs(met);
            assertThatThrownBy(() -> pass.input("first"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("layer: the pass did not come to first; expected one of [last]");
        }
    }
}
