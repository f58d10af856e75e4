package org.ascribe.cli.workplace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class JupyterInstallerTest {

    @TempDir
    private Path folder;

    /** In the place of Python, one whose environment has a pip that notes its patience, and finds its index the second time. */
    private Checkout checkout() throws IOException {
        Path python = Files.writeString(folder.resolve("python"), """
                #!/bin/sh
                mkdir -p "$4/bin"
                cat > "$4/bin/python" <<'PIP'
                #!/bin/sh
                echo "${PIP_RETRIES-its own} ${PIP_DEFAULT_TIMEOUT-its own}" >> NOTES
                [ "$(wc -l < NOTES)" -gt 1 ]
                PIP
                chmod +x "$4/bin/python"
                """.replace(
                        "NOTES", folder.resolve("notes").toString()));
        assertThat(python.toFile().setExecutable(true)).isTrue();
        Files.createDirectories(folder.resolve("binder"));
        Files.writeString(folder.resolve("binder/requirements.txt"), "jupyterlab\n");
        return new Checkout(folder, folder.resolve("home"), python);
    }

    @Test
    void pipIsImpatientOnceAndThenAsItsOwnSettingsHaveIt() throws IOException {
        Checkout checkout = checkout();
        assertThat(new JupyterInstaller(checkout).makeEnvironment()).isTrue();
        String own = System.getenv().getOrDefault("PIP_RETRIES", "its own") + " "
                + System.getenv().getOrDefault("PIP_DEFAULT_TIMEOUT", "its own");
        assertThat(folder.resolve("notes")).hasContent("0 10\n" + own);
        assertThat(new JupyterInstaller(checkout).installed()).isPresent();
    }
}
