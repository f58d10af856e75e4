package org.ascribe.cli.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.ascribe.engine.InterruptedWorkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ProgramTest {

    @TempDir
    private Path folder;

    @Test
    void outputIsWhatASuccessPrints() {
        assertThat(Program.of("sh", "-c", "echo $GREETING; echo noise >&2")
                        .with(Map.of("GREETING", "good day"))
                        .output())
                .isEqualTo("good day");
        assertThat(Program.of("sh", "-c", "echo half; exit 3").output()).isEmpty();
    }

    @Test
    void aProgramThatIsNotThereFailsLikeOne() {
        Program absent = Program.of(folder.resolve("absent"));
        assertThat(absent.run()).isEqualTo(127);
        assertThat(absent.output()).isEmpty();
    }

    @Test
    void aLogHoldsEveryCommandAndWhatItSaid() throws IOException {
        Path log = folder.resolve("logs/a.log");
        assertThat(Program.of("sh", "-c", "echo one; echo two >&2; exit 3").runLoggingTo(log))
                .isEqualTo(3);
        assertThat(Program.of("echo", "three").runLoggingTo(log)).isZero();
        assertThat(Files.readString(log)).contains("one\n", "two\n", "echo three\nthree\n");
    }

    @Test
    void anInterruptedThreadEndsItsProgramAndSaysSo() {
        Program sleeper = Program.of("sleep", "60");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> sleeper.runLoggingTo(folder.resolve("log")))
                .isInstanceOf(InterruptedWorkException.class)
                .hasMessage("interrupted");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ProcessHandle.current().children()).noneMatch(ProcessHandle::isAlive);
    }
}
