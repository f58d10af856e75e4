package org.ascribe.engine;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Tries a setting in a process of its own. */
final class ProbeProcess {

    static final String AT = "at ";
    static final String FAULT = "fault ";
    static final String SECONDS = "seconds ";
    static final String END = "end";

    /** A first start unpacks 400 MB of natives before it tries anything. */
    private static final int PATIENCE_SECONDS = 180;

    /** By an exception of Java's, by a person, for want of memory or of patience: 128 and the signal's number. */
    private static final Set<Integer> ENDED_FROM_OUTSIDE = Set.of(1, 128 + 1, 128 + 2, 128 + 9, 128 + 15);

    /** How the engine is found, unpacked and told to compute is the same as here. */
    private static final List<String> PROPERTIES =
            List.of("ai.djl.", "DJL_", "ENGINE_", "PYTORCH_", "jna.", "java.io.tmpdir");

    private ProbeProcess() {}

    /**
     * Starts a Java of its own and reads what it says.
     *
     * @param setting what to try
     * @return how it fared; nothing if no process can be started here
     */
    static Optional<SettingTrial> of(Setting setting) {
        Path folder;
        Process process;
        try {
            folder = Files.createTempDirectory("ascribe-probe");
            process = started(setting, folder);
        } catch (IOException noProcess) {
            return Optional.empty();
        }
        try {
            return read(setting, process);
        } finally {
            remove(folder);
        }
    }

    private static Process started(Setting setting, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(setting, folder.resolve("crash.log")))
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(setting.variables());
        // Threads that wait by counting would keep those of others, and of the trial beside it, from their work.
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        return builder.start();
    }

    /** Nothing if it did not even begin, or was ended by somebody: that says nothing of what it computes. */
    static Optional<SettingTrial> read(Setting setting, Process process) {
        // Not when it has ended by itself: that would close its output before it is read.
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).exceptionally(late -> process.destroyForcibly());
        Said said = new Said();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            process.getOutputStream().close();
            lines.lines().forEach(said::line);
            int status = process.waitFor();
            return said.trial(setting, ENDED_FROM_OUTSIDE.contains(status));
        } catch (IOException | UncheckedIOException endedMeanwhile) {
            return Optional.empty();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** What the process has said so far. */
    private static final class Said {
        private final List<String> faults = new ArrayList<>();
        private String at = "";
        private double seconds;
        private boolean ended;

        void line(String line) {
            if (line.startsWith(AT)) {
                at = line.substring(AT.length());
            } else if (line.startsWith(FAULT)) {
                faults.add(line.substring(FAULT.length()));
            } else if (line.startsWith(SECONDS)) {
                seconds = Double.parseDouble(line.substring(SECONDS.length()));
            } else if (line.equals(END)) {
                ended = true;
            }
        }

        Optional<SettingTrial> trial(Setting setting, boolean fromOutside) {
            if (at.isEmpty() || (!ended && fromOutside)) {
                return Optional.empty();
            }
            if (!ended) {
                return Optional.of(SettingTrial.crashed(setting, "ended in " + at));
            }
            return Optional.of(
                    faults.isEmpty()
                            ? SettingTrial.right(setting, seconds)
                            : SettingTrial.wrong(setting, String.join("; ", faults)));
        }
    }

    private static List<String> command(Setting setting, Path crashLog) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + crashLog));
        Machine.properties(PROPERTIES).forEach((name, value) -> command.add("-D" + name + "=" + value));
        if (Runtime.version().feature() >= 24) {
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
        }
        // What is not here yet is no trial's to fetch.
        command.add("-Dai.djl.offline=true");
        command.addAll(List.of("-cp", ProbeClassPath.here(), ProbeMain.class.getName(), setting.name()));
        return command;
    }

    /** What cannot be removed lies where temporary files do. */
    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException | UncheckedIOException stays) {
            return;
        }
    }
}
