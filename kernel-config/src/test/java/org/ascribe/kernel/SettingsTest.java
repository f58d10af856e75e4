package org.ascribe.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @ParameterizedTest
    @CsvSource({"'',0", "-1,0", "0,0", "1500,1500", "30 SECONDS,30000", "2minutes,120000", " 7 milliseconds ,7"})
    void readsTimeouts(String text, long millis) {
        assertThat(withTimeout(text).statementLimit()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "3 parsecs", "1.5", "SECONDS"})
    void namesAVariableItCannotRead(String text) {
        assertThatThrownBy(() -> withTimeout(text).statementLimit())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("IJAVA_TIMEOUT")
                .hasMessageContaining(text);
    }

    @Test
    void splitsCompilerOptions() {
        Settings settings = Settings.of(Map.of("IJAVA_COMPILER_OPTS", " -Xlint:all  -Werror "));
        assertThat(settings.compilerOptions()).containsExactly("-Xlint:all", "-Werror");
        assertThat(Settings.of(Map.of()).compilerOptions()).isEmpty();
    }

    private static Settings withTimeout(String text) {
        return Settings.of(Map.of("IJAVA_TIMEOUT", text));
    }
}
