package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EndingTest {

    /** What a shell sees of a process that a SIGTERM ended; a crash of the natives has another. */
    private static final int TERMINATED = 128 + 15;

    @TempDir
    Path folder;

    @Test
    void aCommandAtWorkIsInterruptedAndDoesNotCrash() throws Exception {
        Process process = start();
        List<String> after = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            assertThat(output.readLine()).isEqualTo("epoch 1");
            // That of the process itself closes what it prints.
            process.toHandle().destroy();
            output.lines().filter(line -> !line.startsWith("epoch ")).forEach(after::add);
        }
        assertThat(process.waitFor()).isEqualTo(TERMINATED);
        assertThat(after).singleElement().asString().startsWith("training interrupted in epoch ");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aStatusIsThatOfTheCommand() {
        assertThat(Ending.interrupting(() -> 3)).isEqualTo(3);
        assertThat(Thread.interrupted()).isFalse();
    }

    private Process start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ErrorFile=" + folder.resolve("crash.log"),
                "-XX:-CreateCoredumpOnCrash",
                "-Dai.djl.pytorch.num_threads=1",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessTrainingMain.class.getName());
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
