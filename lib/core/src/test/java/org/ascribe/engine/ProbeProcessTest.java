package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(OS.WINDOWS)
class ProbeProcessTest {

    private static Optional<SettingTrial> says(String script) throws IOException {
        return ProbeProcess.read(Setting.AS_IT_IS, new ProcessBuilder("sh", "-c", script).start());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aProcessOfItsOwnIsRightHereAndSaysWhatItTook() {
        // The engine of the tests may have been restricted on the way here; without oneDNN it is right anywhere.
        SettingTrial trial = ProbeProcess.of(Setting.WITHOUT_ONEDNN).orElseThrow();
        assertThat(trial.detail()).isEmpty();
        assertThat(trial.isRight()).isTrue();
        assertThat(trial.seconds()).isPositive();
    }

    @Test
    void aCrashNamesTheKernelItHappenedIn() throws IOException {
        assertThat(says("echo at a pool; echo at a block; kill -FPE $$"))
                .contains(SettingTrial.crashed(Setting.AS_IT_IS, "ended in a block"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kill -KILL $$", "kill -TERM $$", "kill -INT $$", "exit 1"})
    void whatEndsItFromOutsideSaysNothingOfTheSetting(String end) throws IOException {
        assertThat(says("echo at a pool; " + end)).isEmpty();
    }

    @Test
    void faultsAreTold() throws IOException {
        assertThat(
                        says(
                                "echo at a pool; echo fault a pool: off by 1.0; echo at a block; echo fault a block: off by 2.0; echo end"))
                .contains(SettingTrial.wrong(Setting.AS_IT_IS, "a pool: off by 1.0; a block: off by 2.0"));
    }

    @Test
    void whatNeverBeginsIsNoTrial() throws IOException {
        assertThat(says("exit 1")).isEmpty();
    }
}
