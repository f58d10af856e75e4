package org.ascribe.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ascribe.cli.Ascribe;
import org.ascribe.cli.workplace.Checkout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorTest {

    @TempDir
    private Path folder;

    @Test
    void nothingSetUpIsSaidLineByLineWithItsRemedy() {
        StringWriter out = new StringWriter();
        CommandLine command = Ascribe.commandLine(new Checkout(folder, folder, folder.resolve("no-python")));
        command.setOut(new PrintWriter(out));
        assertThat(command.execute("doctor")).isEqualTo(1);
        assertThat(out.toString().lines())
                .allMatch(line -> line.matches("(ok|optional|missing|wrong) +\\S.*"))
                .anyMatch(line -> line.matches("ok +Java .*" + Runtime.version().feature() + ".*"))
                .anyMatch(line -> line.matches("ok +libtorch +[0-9.]+; types and derivatives are right"))
                .anyMatch(line -> line.matches("ok +device .+"))
                .anyMatch(line -> line.matches("missing +kernel +run './ascribe setup'"))
                .anyMatch(line -> line.matches("wrong +data .*no-python"));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whatNoLessonNeedsMayBeAbsent() throws IOException {
        Checkout checkout = new Checkout(folder, folder.resolve("home"), Path.of("python3"));
        Files.createDirectories(folder.resolve("data-scripts"));
        Files.writeString(
                folder.resolve("data-scripts/fetch.py"),
                "print(\"missing mnist 55 MB: run './ascribe data mnist'\\n"
                        + "missing vgg16 553 MB: run './ascribe data vgg16'\\nok      photos /here\")");
        Files.createDirectories(checkout.notebooks());
        Files.writeString(
                checkout.notebooks().resolve("00-first.ipynb"),
                "{\"metadata\": {\"ascribe\": {\"data\": [\"mnist\"]}}}");
        List<Finding> data = ProjectChecks.all(checkout).stream()
                .filter(finding -> finding.subject().startsWith("data"))
                .toList();
        assertThat(data)
                .extracting(Finding::line)
                .containsExactly(
                        "missing  data mnist   55 MB: run './ascribe data mnist'; needed by 00-first",
                        "optional data vgg16   no lesson needs it, only --model vgg16; 553 MB: run './ascribe data vgg16'",
                        "ok       data photos  /here");
        assertThat(data).extracting(Finding::isUsable).containsExactly(false, true, true);
    }

    @Test
    void aCheckThatBreaksIsAFindingToo() {
        Finding finding = Finding.of("thing", () -> {
            throw new UnsatisfiedLinkError("no thing in java.library.path");
        });
        assertThat(finding.isUsable()).isFalse();
        assertThat(finding.line())
                .isEqualTo("wrong    thing        java.lang.UnsatisfiedLinkError: no thing in java.library.path");
    }
}
