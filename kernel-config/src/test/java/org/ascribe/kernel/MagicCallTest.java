package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MagicCallTest {
    @Test
    void splitsArgumentsAtBlanksOutsideQuotes() {
        MagicCall call = MagicCall.parse("jars a.jar  \"some lib.jar\" 'other lib.jar' \"a\\\"b\"");
        assertThat(call.name()).isEqualTo("jars");
        assertThat(call.args()).containsExactly("a.jar", "some lib.jar", "other lib.jar", "a\"b");
    }

    @Test
    void takesNoArguments() {
        assertThat(MagicCall.parse("time").args()).isEmpty();
    }

    @Test
    void becomesJavaOnOneLine() {
        assertThat(MagicCall.parse("jars C:\\lib\\x.jar").asJava())
                .isEqualTo("org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.lineMagic(\"jars\","
                        + " java.util.List.of(\"C:\\\\lib\\\\x.jar\"))");
    }
}
