package org.ascribe.metric.noise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnimodalTest {

    @ParameterizedTest
    @CsvSource({
        "3 1 2, true",
        "2 1 1 2, true",
        "1 2 3, true",
        "3 2 1, true",
        "1 1 1, true",
        "1 2 2, true",
        "1 3 2, false",
        "2 3 1, false",
        "1 2 2 1, false",
        "2 1 2 1, false"
    })
    void aSingleValleyHasNoValueAboveOthersOnBothSides(String values, boolean unimodal) {
        double[] told = Arrays.stream(values.split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
        assertThat(new DenseGrid(1, 2, told.length).start().tell(told).unimodal())
                .isEqualTo(unimodal);
    }
}
