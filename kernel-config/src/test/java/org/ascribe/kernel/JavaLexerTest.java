package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaLexerTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"x\"",
                "\"\\\"x\"",
                "'x'",
                "// x",
                "/* x */",
                "\"\"\"\n x\"\"\"",
                "\"\"\"\n \"x\" \\\"\"\" x\"\"\"",
            })
    void findsNoCodeInLiteralsAndComments(String text) {
        assertThat(new JavaLexer(text).isCode(text.indexOf('x'))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"\" + x", "'\"' + x", "/* */ x", "// c\nx", "\"unclosed\nx", "a / x"})
    void findsCodeElsewhere(String text) {
        assertThat(new JavaLexer(text).isCode(text.lastIndexOf('x'))).isTrue();
    }

    @Test
    void countsOpenBracketsOfCodeOnly() {
        String text = "f(new int[] {1, \"(\", 2";
        assertThat(new JavaLexer(text).depthAt(text.length())).isEqualTo(2);
        assertThat(new JavaLexer(text).depthAt(0)).isZero();
    }

    @Test
    void knowsWhereTheTextIsLeftOpen() {
        assertThat(new JavaLexer("/* a").endsInside()).isTrue();
        assertThat(new JavaLexer("\"\"\"\na").endsInside()).isTrue();
        assertThat(new JavaLexer("int a; // b").endsInside()).isFalse();
    }

    @Test
    void measuresLeadingBlanksAndComments() {
        assertThat(JavaLexer.leadingBlanks(" // a\n/* b */ \"c\"")).isEqualTo(" // a\n/* b */ ".length());
        assertThat(JavaLexer.leadingBlanks("int a;")).isZero();
        assertThat(JavaLexer.leadingBlanks("// a")).isEqualTo(4);
    }
}
