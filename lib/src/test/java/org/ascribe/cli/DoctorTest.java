package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
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
                .allMatch(line -> line.matches("(ok|missing|wrong) +\\S.*"))
                .anyMatch(line -> line.matches("ok +Java .*" + Runtime.version().feature() + ".*"))
                .anyMatch(line -> line.matches("ok +libtorch +[0-9.]+; types and derivatives are right"))
                .anyMatch(line -> line.matches("ok +device .+"))
                .anyMatch(line -> line.matches("missing +kernel +run './ascribe setup'"))
                .anyMatch(line -> line.matches("wrong +data .*no-python"));
        assertThat(folder).isEmptyDirectory();
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
