package org.ascribe.cli.workplace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.ascribe.engine.InterruptedWorkException;

/**
 * Another program to run: a script of the project, Jupyter, a package manager.
 *
 * @param command the program and its arguments
 * @param variables what to set in its environment, over this process's own
 */
public record Program(List<String> command, Map<String, String> variables) {

    /** What a program that could not even be started "exits" with, as a shell has it. */
    private static final int NOT_STARTED = 127;

    public static Program of(Object... command) {
        return new Program(List.of(command).stream().map(Object::toString).toList(), Map.of());
    }

    public Program with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(variables);
        all.putAll(more);
        return new Program(command, Map.copyOf(all));
    }

    /** Runs it in this terminal and waits; a Ctrl-C here ends it too before this process goes. */
    public int run() {
        return waitFor(builder().inheritIO());
    }

    /** Runs it with all it prints appended to a file. */
    public int runLoggingTo(Path log) {
        try {
            Files.createDirectories(log.getParent());
            Files.writeString(
                    log,
                    String.join(" ", command) + "\n",
                    java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return waitFor(
                builder().redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    /** What it prints on stdout, stripped, or nothing if it fails. */
    public String output() {
        try {
            Process process =
                    builder().redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? printed.strip() : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        return builder;
    }

    private static int waitFor(ProcessBuilder builder) {
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return NOT_STARTED;
        }
        Thread ending = new Thread(() -> end(process));
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            end(process);
            throw interrupted();
        } finally {
            forget(ending);
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is at work already.
            return;
        }
    }

    private static InterruptedWorkException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedWorkException("interrupted");
    }
}
