package org.ascribe.cli.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class JupyterSearchTest {

    @TempDir
    private Path folder;

    private Path executable(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** An interpreter that answers every question with the parts it is said to have. */
    private Path python(String name, String parts) throws IOException {
        return executable(name, "#!/bin/sh\necho " + parts + "\n");
    }

    @Test
    void theInterpreterIsTheOneTheLauncherNames() throws IOException {
        Path python = python("a/bin/python3.11", "nbclient");
        Path launcher = executable("b/jupyter", "#!" + python + "\nimport sys\n");
        python("b/python3", "nothing");
        assertThat(JupyterSearch.interpreterOf(launcher)).contains(python);
    }

    @Test
    void aLongPathIsNamedInTheSecondLine() throws IOException {
        Path python = python("a long way/bin/python", "nbclient");
        Path launcher = executable("b/jupyter", "#!/bin/sh\n'''exec' \"" + python + "\" \"$0\" \"$@\"\n' '''\n");
        assertThat(JupyterSearch.interpreterOf(launcher)).contains(python);
    }

    @Test
    void aWrapperHasItsInterpreterBesideIt() throws IOException {
        Path launcher = executable("shims/jupyter", "#!/usr/bin/env bash\nexec somewhere jupyter \"$@\"\n");
        Path python = python("shims/python3", "nbclient");
        assertThat(JupyterSearch.interpreterOf(launcher)).contains(python);
    }

    @Test
    void theFirstOnThePathIsAskedForItsParts() throws IOException {
        Path python = python("bin/python3", "notebook nbclient nbconvert");
        executable("bin/jupyter", "#!" + python + "\n");
        executable("later/jupyter", "#!/bin/sh\n");
        String path = String.join(
                File.pathSeparator,
                folder.resolve("none").toString(),
                folder.resolve("bin").toString(),
                folder.resolve("later").toString());
        assertThat(JupyterSearch.on(path)).hasValueSatisfying(jupyter -> {
            assertThat(jupyter.python()).isEqualTo(python);
            assertThat(jupyter.parts()).containsExactlyInAnyOrder("notebook", "nbclient", "nbconvert");
            assertThat(jupyter.frontEnd()).isEqualTo("notebook");
            assertThat(jupyter.canShow()).isTrue();
            assertThat(jupyter.canRun()).isTrue();
        });
    }

    @Test
    void anInterpreterThatDoesNotRunHasNoParts() throws IOException {
        assertThat(Jupyter.of(executable("python", "#!/bin/sh\nexit 1\n")).parts())
                .isEmpty();
        assertThat(Jupyter.of(folder.resolve("absent")).canRun()).isFalse();
    }

    @Test
    void aPathWithoutJupyterHasNone() {
        assertThat(JupyterSearch.on(folder.toString())).isEmpty();
        assertThat(JupyterSearch.on("")).isEmpty();
    }
}
