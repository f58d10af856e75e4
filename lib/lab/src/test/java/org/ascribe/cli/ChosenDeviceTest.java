package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.cli.workplace.Program;
import org.ascribe.engine.ComputeDevice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenDeviceTest {

    @TempDir
    private Path folder;

    @Test
    void aDeviceThatIsNotThereIsAMistakeAndNoFailureOfAnyCase() throws IOException {
        refuses("verify", "src/test/resources/reference", "--json");
        Path picture = folder.resolve("picture.png");
        refuses("explain", picture.toString(), "--model=poly", "--method=gradient", "-o", picture.toString());
    }

    /** The environment of a program that runs already cannot be changed. */
    private void refuses(String... arguments) throws IOException {
        Path log = folder.resolve("log");
        Files.deleteIfExists(log);
        Object[] java = {
            Path.of(System.getProperty("java.home"), "bin", "java"),
            "-cp",
            System.getProperty("java.class.path"),
            Ascribe.class.getName()
        };
        int status = Program.of(
                        Stream.concat(Stream.of(java), Stream.of(arguments)).toArray())
                .with(Map.of(
                        ComputeDevice.VARIABLE,
                        "gpu:7777",
                        "ASCRIBE_CHECKOUT",
                        "..",
                        "ASCRIBE_PYTHON",
                        "python3",
                        "ASCRIBE_HOME",
                        folder.toString()))
                .runLoggingTo(log);
        List<String> said = Files.readAllLines(log);
        said.remove(0);
        assertThat(said)
                .anySatisfy(line -> assertThat(line).startsWith("ascribe: ASCRIBE_DEVICE: 'gpu:7777'; expected cpu"));
        assertThat(said).noneMatch(line -> line.contains("failed") || line.contains("\tat "));
        assertThat(status).isEqualTo(2);
    }
}
