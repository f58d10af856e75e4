package org.ascribe.cli.workplace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.file.WholeFile;

/** The kernel the lessons run in: Ascribe's own, or one the user has, found under the name {@code java} either way. */
public final class JupyterKernels {

    private final Checkout checkout;

    public JupyterKernels(Checkout checkout) {
        this.checkout = checkout;
    }

    /** Puts Ascribe's kernel in place, anew where the build is younger, and returns Jupyter's data folder for it. */
    public Path own() {
        if (!isInstalled()) {
            Path log = checkout.home().resolve("logs/kernel.log");
            Program install = Program.of(
                    checkout.python(),
                    installer(),
                    "--home",
                    checkout.home(),
                    "--java",
                    Path.of(System.getProperty("java.home"), "bin", "java"),
                    "--classpath",
                    classPath());
            if (Step.step("installing the kernel", () -> install.runLoggingTo(log)) != 0) {
                throw CommandFailure.of("the kernel could not be installed; " + log + " says why");
            }
        }
        return checkout.jupyter();
    }

    public boolean isInstalled() {
        Path spec = checkout.jupyter().resolve("kernels/java/kernel.json");
        try {
            FileTime installed = Files.getLastModifiedTime(spec);
            for (Path made : made()) {
                if (installed.compareTo(Files.getLastModifiedTime(made)) < 0) {
                    return false;
                }
            }
            return starts(new ObjectMapper().readTree(spec.toFile()).path("argv"));
        } catch (IOException e) {
            return false;
        }
    }

    /** What a kernel is installed from. */
    private List<Path> made() {
        List<Path> made = new ArrayList<>(checkout.libraryJars());
        made.addAll(List.of(checkout.jar("kernel"), installer(), starter()));
        return made;
    }

    /** In this Java, and by a Python that is still there. */
    private static boolean starts(JsonNode command) {
        return Files.isExecutable(Path.of(command.path(0).asText()))
                && command.toString().contains(System.getProperty("java.home"));
    }

    private Path installer() {
        return checkout.root().resolve("kernel-config/install-kernel");
    }

    private Path starter() {
        return checkout.root().resolve("kernel-config/start-kernel");
    }

    /**
     * Gives one of the user's kernels the name the lessons ask for, in a folder of its own that hides nothing of theirs.
     *
     * @param name a kernel's name as {@code jupyter kernelspec list} has it
     * @return Jupyter's data folder for it
     */
    public Path ofUser(String name, Jupyter jupyter, Map<String, String> user) {
        Path data = checkout.home().resolve("jupyter-" + name.replaceAll("[^A-Za-z0-9._-]", "_"));
        Map<String, String> settings =
                JupyterSettings.variables(checkout, checkout.home().resolve("jupyter-none"), user);
        String listed = Program.of(
                        jupyter.python(),
                        "-c",
                        "from jupyter_client.kernelspec import KernelSpecManager as M\n"
                                + "for name, folder in sorted(M().find_kernel_specs().items()): print(name, folder)")
                .with(settings)
                .output();
        List<String[]> kernels = Arrays.stream(listed.split("\n"))
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2)
                .toList();
        Path source = kernels.stream()
                .filter(words -> words[0].equals(name))
                .map(words -> Path.of(words[1]))
                .findFirst()
                .orElseThrow(() -> CommandFailure.unknown(
                        "kernel", name, kernels.stream().map(words -> words[0]).toList()));
        copy(source, data.resolve("kernels/java"));
        startQuietly(data.resolve("kernels/java/kernel.json"));
        return data;
    }

    /** Starts a kernel as Ascribe's own is started: what native code prints goes to a log, and a crash is told. */
    private void startQuietly(Path spec) {
        ObjectMapper json = new ObjectMapper();
        try {
            ObjectNode kernel = (ObjectNode) json.readTree(spec.toFile());
            if (kernel.get("argv") instanceof ArrayNode command) {
                Object[] start = {
                    checkout.python(), "-I", "-S", starter(), checkout.home().resolve("logs")
                };
                for (int i = 0; i < start.length; i++) {
                    command.insert(i, start[i].toString());
                }
            }
            WholeFile.write(spec, json.writerWithDefaultPrettyPrinter().writeValueAsBytes(kernel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How kernels of the IJava family are told where the library is, and their JVM where to leave what it says of a crash. */
    public Map<String, String> libraryForOthers() {
        String library = library();
        String crashes =
                "\"-XX:ErrorFile=" + checkout.home().resolve("logs/hs_err_pid%p.log") + "\" -XX:-CreateCoredumpOnCrash";
        String options = System.getenv().getOrDefault("JAVA_TOOL_OPTIONS", "");
        return Map.of(
                "IJAVA_CLASSPATH", library,
                "JJAVA_CLASSPATH", library,
                "JAVA_TOOL_OPTIONS", (crashes + " " + options).strip());
    }

    private String classPath() {
        return Checkout.pathList(checkout.jar("kernel"), read(checkout.kernelClassPath()), library());
    }

    private String library() {
        return Checkout.pathList(
                Checkout.pathList(checkout.libraryJars().toArray()), read(checkout.libraryClassPath()));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path source, Path target) {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : new ArrayList<>(files.toList())) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.write(copy, Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
