package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssistantTest {
    private static final Evaluator EVALUATOR = new Evaluator(List.of());
    private static final Assistant ASSISTANT =
            new Assistant(EVALUATOR.analysis(), Set.of("time", "load"), Set.of("time"));

    @AfterAll
    static void close() {
        EVALUATOR.close();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "Math.sqr | 5 | sqrt(",
                "var text = \"\";\\ntext.lengt | 20 | length()",
                "int width = 3; wid | 15 | width",
                "%lo | 0 | %load",
                "%%t | 0 | %%time",
            })
    void completes(String code, int start, String expected) {
        String cell = code.replace("\\n", "\n");
        ReplacementOptions found = ASSISTANT.complete(cell, cell.length());
        assertThat(found.getReplacements()).contains(expected);
        assertThat(found.getSourceStart()).isEqualTo(start);
        assertThat(found.getSourceEnd()).isEqualTo(cell.length());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "1 + 1 | complete",
                "int a = 1; int b | complete",
                "%time 1 | complete",
                "%%time | complete",
                "int int = ; | invalid",
                "int f() { | `    `",
                "f(a, | ``",
                "/* | ``",
            })
    void judgesCompleteness(String code, String expected) {
        assertThat(ASSISTANT.isComplete(CellSource.parse("cell", code, Set.of("time"))))
                .isEqualTo(expected);
    }

    @Test
    void inspectsFromTheMiddleOfAName() {
        String code = "int a = 1;\nMath.sqrt(a)";
        assertThat(ASSISTANT.inspect(code, code.indexOf("rt("))).contains("double Math.sqrt(double");
        assertThat(ASSISTANT.inspect("nothing", 3)).isEmpty();
    }
}
