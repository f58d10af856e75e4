package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ascribe.autograd.Autograd;
import org.junit.jupiter.api.Test;

class SelfTestTest {

    private final Engine engine = Torch.engine();

    @Test
    void theLibtorchOfTheTestsIsRight() {
        assertThat(SelfTest.fault(engine)).isEmpty();
        assertThatCode(Autograd::selfTest).doesNotThrowAnyException();
    }

    @Test
    void typesThatAreNotKeptAreNamedWithWhatToDo() {
        UnaryOperator<NDArray> narrow =
                array -> array.getDataType() == DataType.FLOAT64 ? array.toType(DataType.FLOAT32, false) : array;
        Optional<String> fault = SelfTest.fault(engine, narrow);
        assertThat(fault.orElseThrow())
                .startsWith("engine: PyTorch " + engine.getVersion()
                        + " gives 2 · (1, 2, 3) = [2.0, 4.0, 6.0] of type float32")
                .contains("expected [2.0, 4.0, 6.0] of type float64", "PYTORCH_LIBRARY_PATH", "libtorch 2.7.1");
    }

    @Test
    void wrongNumbersAreNamed() {
        UnaryOperator<NDArray> wrong = array -> array.getDataType() == DataType.INT64 ? array.add(1) : array;
        assertThat(SelfTest.fault(engine, wrong).orElseThrow())
                .contains("= [5, 7, 9] of type int64; expected [2, 4, 6]");
    }
}
