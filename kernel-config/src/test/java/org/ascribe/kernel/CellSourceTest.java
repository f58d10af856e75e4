package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.ascribe.kernel.CellSource.Java;
import org.ascribe.kernel.CellSource.Line;
import org.ascribe.kernel.CellSource.Segment;
import org.ascribe.kernel.CellSource.Whole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CellSourceTest {
    private static final Set<String> KNOWN = Set.of("jars", "time");

    private static CellSource parse(String text) {
        return CellSource.parse("cell", text, KNOWN);
    }

    @Test
    void keepsOrderAndLineNumbers() {
        CellSource cell = parse("int a = 1;\n%jars x.jar\nint b = 2;");
        assertThat(cell.segments()).hasSize(3);
        assertThat(cell.segments().get(1)).isEqualTo(new Line(1, new MagicCall("jars", List.of("x.jar"))));
        Java last = (Java) cell.segments().get(2);
        assertThat(cell.lineOf(cell.code().indexOf("int b"))).isEqualTo(2);
        assertThat(cell.code().substring(last.from(), last.to()).strip()).isEqualTo("int b = 2;");
        assertThat(cell.line(1)).isEqualTo("%jars x.jar");
    }

    @Test
    void givesTheWholeCellToACellMagic() {
        List<Segment> segments = parse("\n%%time twice\nint a;\n%jars").segments();
        assertThat(segments).containsExactly(new Whole(new MagicCall("time", List.of("twice")), "int a;\n%jars"));
    }

    @Test
    void callsAMagicWhoseValueIsUsed() {
        CellSource cell = parse("List<String> added = %jars a.jar;\nadded");
        assertThat(cell.code()).startsWith("List<String> added = org.dflib").endsWith(";\nadded");
        assertThat(cell.segments()).hasSize(1);
    }

    @Test
    void callsAMagicWithinABlock() {
        assertThat(parse("if (true) {\n  %jars a.jar\n}").code()).contains("lineMagic(\"jars\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int r = 7\n  % time2;",
                "int r = a\n  %b;",
                "String.format(\"x = %d\", 1)",
                "String s = \"\"\"\n%jars a\n\"\"\";",
                "// %jars a",
                "/*\n%jars a\n*/",
                "x %= 3;",
                "int r = a %b;",
                "f(a,\n%time2)",
            })
    void leavesOtherPercentSignsAlone(String text) {
        CellSource cell = parse(text);
        assertThat(cell.code()).isEqualTo(text);
        assertThat(cell.segments()).allMatch(segment -> segment instanceof Java);
    }

    @Test
    void takesAnUnknownMagicForOneAtTheStartOfAStatement() {
        assertThat(parse("%nonsense").segments()).containsExactly(new Line(0, new MagicCall("nonsense", List.of())));
    }

    @Test
    void hasNothingToDoForBlanks() {
        assertThat(parse(" \n ").segments()).isEmpty();
    }
}
