package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ErrorReportTest {
    private final Evaluator evaluator = new Evaluator(List.of());

    @AfterEach
    void close() {
        evaluator.close();
    }

    private ErrorReport reportOf(String code) {
        CellSource cell = CellSource.parse("In [1]", code, Set.of());
        return ErrorReport.of(
                catchThrowable(() -> evaluator.evaluate(cell, 0, cell.code().length())), evaluator);
    }

    private static List<String> plain(ErrorReport report) {
        return report.traceback().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
    }

    @Test
    void showsTheLineThatThrew() {
        ErrorReport report = reportOf("int a = 0;\n\n// why\n\nint b = 1 / a;");
        assertThat(report.name()).isEqualTo("java.lang.ArithmeticException");
        assertThat(report.value()).isEqualTo("/ by zero");
        assertThat(plain(report))
                .containsExactly(
                        "java.lang.ArithmeticException: / by zero",
                        "In [1], line 5:",
                        "    int b = 1 / a;",
                        "    at In [1], line 5");
    }

    @Test
    void underlinesWhatTheCompilerRefused() {
        ErrorReport report = reportOf("int a = 0; /* on the same line */ int b = a + missing;");
        assertThat(report.name()).isEqualTo("org.ascribe.kernel.CompilationFailed");
        List<String> lines = plain(report);
        assertThat(lines.get(0)).startsWith("error: cannot find symbol");
        assertThat(lines.get(3)).isEqualTo(" ".repeat(4 + lines.get(2).indexOf("missing") - 4) + "^".repeat(7));
    }

    @Test
    void namesWhatAMethodStillLacks() {
        ErrorReport report = reportOf("int f() { return later(); }\nf()");
        assertThat(report.value()).isEqualTo("f cannot be used until method later() is declared");
    }

    @Test
    void showsBothThePlaceAndTheWayThere() {
        List<String> lines = plain(reportOf("int half(int x) {\n    return x / 0;\n}\nhalf(3)"));
        assertThat(lines).contains("In [1], line 2:", "        return x / 0;", "In [1], line 4:", "    half(3)");
    }

    @Test
    void runsWhatComesBeforeAnIncompleteStatement() {
        CellSource cell = CellSource.parse("In [1]", "int done = 1;\nint open = (", Set.of());
        Throwable thrown =
                catchThrowable(() -> evaluator.evaluate(cell, 0, cell.code().length()));
        assertThat(thrown).isInstanceOf(CompilationFailed.class);
        CellSource next = CellSource.parse("In [2]", "done", Set.of());
        assertThat(evaluator.evaluate(next, 0, 4)).isEqualTo(1);
    }
}
