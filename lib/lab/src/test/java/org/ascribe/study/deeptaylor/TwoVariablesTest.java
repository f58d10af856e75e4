package org.ascribe.study.deeptaylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.ascribe.AttributionMethod;
import org.ascribe.model.Model;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.junit.jupiter.api.Test;

/** A function of two variables whose sensitivity and decomposition are known. */
class TwoVariablesTest {

    private static final double[][] POINTS = {{0.5, 0.25}, {0.5, -0.25}, {-0.5, 0.25}, {-0.5, -0.25}};

    @Test
    void vectorsAreTheOnesThatTheFormulaHas() {
        Map<String, AttributionMethod> methods = TwoVariables.methods();
        try (Model model = TwoVariables.model()) {
            double[][] sensitivity = TwoVariables.vectors(model, methods.get(TwoQuestions.SENSITIVITY), POINTS);
            double[][] decomposition = TwoVariables.vectors(model, methods.get(TwoQuestions.DECOMPOSITION), POINTS);
            for (int p = 0; p < POINTS.length; p++) {
                for (int i = 0; i < 2; i++) {
                    assertThat(sensitivity[p][i]).isEqualTo(POINTS[p][i] > 0 ? 1 : 0);
                    // Two stabilisers of 1e-9.
                    assertThat(decomposition[p][i]).isCloseTo(Math.max(0, POINTS[p][i]), within(1e-8));
                }
            }
        }
    }

    @Test
    void theOneJumpsAndTheOtherDoesNot() {
        Rows jumps = Parts.of(new Rows(TwoVariables.rows()), TwoVariables.JUMP);
        for (Row row : jumps.where("method", TwoQuestions.SENSITIVITY)) {
            assertThat(row.number("jump")).isEqualTo(1);
        }
        for (Row row : jumps.where("method", TwoQuestions.DECOMPOSITION)) {
            assertThat(row.number("jump")).isLessThanOrEqualTo(row.number("apart"));
        }
    }
}
