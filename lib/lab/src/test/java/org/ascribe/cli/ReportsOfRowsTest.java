package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.ascribe.file.Home;
import org.ascribe.study.Study;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report can be made again years later: without data, without weights, without an engine. */
class ReportsOfRowsTest {

    @TempDir
    Path empty;

    @Test
    void everyReportIsMadeWhereThereIsNothingButRows() throws Exception {
        Path home = empty.resolve("home");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.awt.headless=true",
                        "-D" + Home.PROPERTY + "=" + home,
                        "-Duser.home=" + empty,
                        "-cp",
                        withoutEngine(),
                        ReportsMain.class.getName())
                .directory(empty.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("ASCRIBE_"));
        Process process = builder.start();
        List<String> said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
        assertThat(said)
                .hasSameSizeAs(StudyCatalogue.all())
                .zipSatisfy(
                        StudyCatalogue.all().stream().map(Study::name).toList(),
                        (line, name) ->
                                assertThat(line).matches(name + ": [1-9]\\d* tables, \\d+ images, \\d{4,} characters"));
        assertThat(home).doesNotExist();
    }

    /** DJL's classes are named by signatures; its engine, which makes arrays, is not there. */
    private static String withoutEngine() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("pytorch"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
