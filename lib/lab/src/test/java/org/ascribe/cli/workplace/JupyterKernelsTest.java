package org.ascribe.cli.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class JupyterKernelsTest {

    @TempDir
    private Path folder;

    private Checkout checkout;
    private JupyterKernels kernels;

    @BeforeEach
    void built() throws IOException {
        checkout = new Checkout(folder.resolve("checkout"), folder.resolve("home"), Path.of("python3"));
        kernels = new JupyterKernels(checkout);
        Files.createDirectories(checkout.jar("lab").getParent());
        for (String module : new String[] {"core", "nd4j", "lab", "kernel"}) {
            Files.writeString(checkout.jar(module), "");
        }
        Files.writeString(checkout.libraryClassPath(), "/maven/library-needs.jar\n");
        Files.writeString(checkout.kernelClassPath(), "/maven/kernel-needs.jar\n");
    }

    /** An installer that notes its arguments and writes the least of a kernel. */
    private void installer(int status) throws IOException {
        Path script = checkout.root().resolve("kernel-config/install-kernel");
        Files.createDirectories(script.getParent());
        Files.writeString(script.resolveSibling("start-kernel"), "");
        Files.createDirectories(checkout.jupyter().resolve("kernels/java"));
        Files.writeString(script, """
                import json, sys
                open(r"%s", "w").write(" ".join(sys.argv))
                if %d == 0:
                    argv = [r"%s", "start-kernel", sys.argv[sys.argv.index("--java") + 1]]
                    open(r"%s", "w").write(json.dumps({"argv": argv}))
                sys.exit(%d)
                """.formatted(
                        folder.resolve("arguments"),
                        status,
                        Files.writeString(folder.resolve("its-python"), ""),
                        checkout.jupyter().resolve("kernels/java/kernel.json"),
                        status));
        assertThat(folder.resolve("its-python").toFile().setExecutable(true)).isTrue();
    }

    @Test
    void theOwnKernelIsInstalledOnceAndAnewAfterABuild() throws IOException {
        installer(0);
        assertThat(kernels.isInstalled()).isFalse();
        assertThat(kernels.own()).isEqualTo(checkout.jupyter());
        assertThat(kernels.isInstalled()).isTrue();
        assertThat(Files.readString(folder.resolve("arguments")))
                .contains(
                        "kernel.jar",
                        "core.jar",
                        "nd4j.jar",
                        "lab.jar",
                        "/maven/kernel-needs.jar",
                        "/maven/library-needs.jar");
        Files.setLastModifiedTime(checkout.jar("core"), FileTime.fromMillis(System.currentTimeMillis() + 5000));
        assertThat(kernels.isInstalled()).isFalse();
    }

    @Test
    void anInstallerYoungerThanTheKernelRunsAgain() throws IOException {
        installer(0);
        kernels.own();
        for (String name : new String[] {"start-kernel", "install-kernel"}) {
            Path script = checkout.root().resolve("kernel-config").resolve(name);
            FileTime before = Files.getLastModifiedTime(script);
            Files.setLastModifiedTime(script, FileTime.fromMillis(System.currentTimeMillis() + 5000));
            assertThat(kernels.isInstalled()).as(name).isFalse();
            Files.setLastModifiedTime(script, before);
            assertThat(kernels.isInstalled()).as(name).isTrue();
        }
    }

    @Test
    void aKernelWhosePythonIsGoneIsInstalledAnew() throws IOException {
        installer(0);
        kernels.own();
        Files.delete(folder.resolve("its-python"));
        assertThat(kernels.isInstalled()).isFalse();
    }

    @Test
    void anInstallationThatFailsNamesItsLog() throws IOException {
        installer(1);
        assertThatThrownBy(kernels::own).isInstanceOf(CommandFailure.class).hasMessageContaining("kernel.log");
    }

    @Test
    void aKernelOfTheUserAnswersToTheLessonsName() throws IOException {
        Path theirs = Files.createDirectories(folder.resolve("theirs/kernels/ijava"));
        Files.writeString(theirs.resolve("kernel.json"), "{\"argv\": [\"java\", \"{connection_file}\"]}");
        Path data = kernels.ofUser("ijava", jupyterThatLists("ijava " + theirs), Map.of());
        List<String> command = new ArrayList<>();
        new ObjectMapper()
                .readTree(data.resolve("kernels/java/kernel.json").toFile())
                .get("argv")
                .forEach(word -> command.add(word.asText()));
        assertThat(command)
                .startsWith("python3")
                .contains(
                        checkout.root().resolve("kernel-config/start-kernel").toString(),
                        checkout.home().resolve("logs").toString())
                .endsWith("java", "{connection_file}");
        assertThat(data).isNotEqualTo(checkout.jupyter());
        assertThat(kernels.libraryForOthers().get("IJAVA_CLASSPATH"))
                .contains("core.jar", "nd4j.jar", "lab.jar", "/maven/library-needs.jar");
        assertThat(kernels.libraryForOthers().get("JAVA_TOOL_OPTIONS"))
                .contains("\"-XX:ErrorFile=" + checkout.home().resolve("logs/hs_err_pid%p.log") + "\"");
    }

    @Test
    void aKernelNobodyHasIsAMistake() throws IOException {
        Jupyter jupyter = jupyterThatLists("ijava /somewhere");
        assertThatThrownBy(() -> kernels.ofUser("jjava", jupyter, Map.of()))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("unknown kernel 'jjava': known are ijava");
    }

    private Jupyter jupyterThatLists(String kernels) throws IOException {
        Path python = folder.resolve("python");
        Files.writeString(python, "#!/bin/sh\necho '" + kernels + "'\n");
        assertThat(python.toFile().setExecutable(true)).isTrue();
        return new Jupyter(python, Set.of());
    }
}
