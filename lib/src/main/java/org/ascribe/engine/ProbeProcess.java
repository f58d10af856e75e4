package org.ascribe.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Tries a setting in a process of its own. */
final class ProbeProcess {

    static final String AT = "at ";
    static final String FAULT = "fault ";
    static final String SECONDS = "seconds ";
    static final String END = "end";

    /** A first start unpacks 400 MB of natives before it tries anything. */
    private static final int PATIENCE_SECONDS = 180;

    private ProbeProcess() {}

    /**
     * Starts a Java of its own and reads what it says.
     *
     * @param setting what to try
     * @return how it fared; nothing if no process can be started here
     */
    static Optional<Trial> of(Setting setting) {
        try {
            Path folder = Files.createTempDirectory("ascribe-probe");
            try {
                ProcessBuilder builder = new ProcessBuilder(command(setting, folder.resolve("crash.log")))
                        .directory(folder.toFile())
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
                builder.environment().putAll(setting.variables());
                // Threads that wait by counting would keep those of other processes, and of the other trial, from their
                // work.
                builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
                return read(setting, builder.start());
            } finally {
                remove(folder);
            }
        } catch (IOException noProcess) {
            return Optional.empty();
        }
    }

    /** Nothing if it did not even begin. */
    static Optional<Trial> read(Setting setting, Process process) throws IOException {
        List<String> faults = new ArrayList<>();
        String at = "";
        double seconds = 0;
        boolean ended = false;
        boolean started = false;
        process.getOutputStream().close();
        // Not when it has ended by itself: that would close its output before it is read.
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(AT)) {
                    at = line.substring(AT.length());
                    started = true;
                } else if (line.startsWith(FAULT)) {
                    faults.add(line.substring(FAULT.length()));
                } else if (line.startsWith(SECONDS)) {
                    seconds = Double.parseDouble(line.substring(SECONDS.length()));
                } else if (line.equals(END)) {
                    ended = true;
                }
            }
        }
        if (!started) {
            return Optional.empty();
        }
        if (!ended) {
            return Optional.of(Trial.crashed(setting, "ended in " + at));
        }
        return Optional.of(
                faults.isEmpty() ? Trial.right(setting, seconds) : Trial.wrong(setting, String.join("; ", faults)));
    }

    private static List<String> command(Setting setting, Path crashLog) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crashLog,
                "-Dai.djl.offline=true"));
        // How the engine is found, unpacked and told to compute is the same as here.
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("ai.djl.")
                        || name.startsWith("DJL_")
                        || name.startsWith("ENGINE_")
                        || name.startsWith("PYTORCH_")
                        || name.startsWith("jna.")
                        || name.equals("java.io.tmpdir"))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        command.addAll(List.of("-cp", ProbeClassPath.here(), ProbeMain.class.getName(), setting.name()));
        return command;
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
