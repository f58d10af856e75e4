package org.ascribe.engine;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A program run by itself, to see what it prints and what it needs. */
public final class FreshJvm {

    private FreshJvm() {}

    /**
     * Runs a program to its end.
     *
     * @param program its main class
     * @param without a word: jars with it in their path are left off the class path
     * @param environment added to this one's
     * @return all lines it printed, to standard output and standard error
     */
    public static List<String> lines(Class<?> program, String without, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        for (String same : List.of("org.bytedeco.javacpp.cachedir", "ai.djl.pytorch.num_threads")) {
            if (System.getProperty(same) != null) {
                command.add("-D" + same + "=" + System.getProperty(same));
            }
        }
        command.add("-cp");
        command.add(Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> without.isEmpty() || !entry.contains(without))
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(program.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed.lines().toList();
    }
}
