package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ascribe.cli.workplace.Checkout;
import org.ascribe.failure.DataException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Mistakes in a command line: one line that lists what would have been right, and exit status 2. */
class CommandLineTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void lessons() throws IOException {
        Path lessons = Files.createDirectories(folder.resolve("notebooks/course"));
        Files.writeString(lessons.resolve("01-first.ipynb"), "{}");
        Files.writeString(lessons.resolve("02-second.ipynb"), "{}");
    }

    private int execute(String... words) {
        Checkout checkout = new Checkout(folder, folder.resolve("home"), Path.of("python3"));
        CommandLine command = Ascribe.commandLine(checkout);
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        return command.execute(words);
    }

    @Test
    void unknownNotebook() {
        assertThat(execute("run", "03-third")).isEqualTo(2);
        assertThat(err).hasToString("ascribe: unknown notebook '03-third': known are 01-first, 02-second\n");
    }

    @Test
    void unknownScale() {
        assertThat(execute("run", "--scale", "huge", "01-first")).isEqualTo(2);
        assertThat(err).hasToString("ascribe: unknown scale 'huge': known are smoke, lesson, paper\n");
    }

    @Test
    void lessonsAreSavedAtTheirOwnScaleAlone() {
        assertThat(execute("run", "--save", "--scale", "smoke", "01-first")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("ascribe: --save with --scale smoke: ")
                .contains("at the scale that readers run, lesson")
                .hasLineCount(1);
    }

    @Test
    void unknownCommand() {
        assertThat(execute("frobnicate")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("ascribe: unknown command 'frobnicate': known are lab, run")
                .doesNotContain("python")
                .hasLineCount(1);
    }

    @Test
    void unknownOption() {
        assertThat(execute("lab", "--no-browse")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--no-browse", "./ascribe lab --help")
                .hasLineCount(1);
    }

    @Test
    void optionOfTheWrongKind() {
        assertThat(execute("lab", "--port", "eight")).isEqualTo(2);
        assertThat(err.toString()).contains("--port", "eight").hasLineCount(1);
    }

    @Test
    void noCommandAtAllShowsTheCommands() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("lab", "run", "data", "doctor", "test");
    }

    @Test
    void defectsShowTheirStackButMistakesDoNot() {
        CommandLine command = new CommandLine(new Broken()).setExecutionExceptionHandler(new OneLineErrors());
        command.setErr(new PrintWriter(err));
        assertThat(command.execute("defect")).isEqualTo(1);
        assertThat(err.toString()).contains("IllegalStateException: a defect", "\tat ");
        err.getBuffer().setLength(0);
        assertThat(command.execute("mistake")).isEqualTo(1);
        assertThat(err).hasToString("ascribe: a mistake\n");
        err.getBuffer().setLength(0);
        assertThat(command.execute("data")).isEqualTo(1);
        assertThat(err).hasToString("ascribe: no data\n");
    }

    @CommandLine.Command
    private static final class Broken implements Runnable {

        @CommandLine.Parameters
        private String kind;

        @Override
        public void run() {
            throw switch (kind) {
                case "defect" -> new IllegalStateException("a defect");
                case "data" -> new DataException("no data");
                default -> new IllegalArgumentException("a mistake");
            };
        }
    }
}
