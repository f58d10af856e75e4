package org.ascribe.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class Nd4jEngineTest {

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void aProductThatIsSpoiltIsNoticed(DataType type) {
        assertThatCode(Nd4jEngine::start).doesNotThrowAnyException();
        assertThat(Nd4jEngine.fault(type, INDArray::mmul)).isEmpty();
        assertThat(Nd4jEngine.fault(type, (a, b) -> a.rows() == 33 ? a.mmul(b).putScalar(32, 16, 0.0) : a.mmul(b))
                        .orElseThrow())
                .contains("33 × 100 and 100 × 17", "type " + type);
        assertThat(Nd4jEngine.fault(type, (a, b) -> a.mmul(b).putScalar(0, 0, Double.NaN))
                        .orElseThrow())
                .contains("off by Infinity");
    }
}
