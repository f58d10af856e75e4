package org.ascribe.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.util.PathsHandler;

/** What cells find before the first one runs: imports of the kernel, then the user's own scripts. */
final class StartUp {
    private static final String IMPORTS = "startup-imports.jshell";

    private StartUp() {}

    static Evaluator evaluator(Settings settings) {
        Evaluator evaluator = new Evaluator(settings.compilerOptions());
        if (!settings.classpath().isBlank()) {
            List<Path> paths = PathsHandler.splitAndResolveGlobs(settings.classpath());
            evaluator.addToClasspath(PathsHandler.joinPaths(paths));
        }
        imports().forEach(evaluator::tryImport);
        evaluator.warmUp();
        return evaluator;
    }

    /** Runs the scripts of IJava's variables; lets extensions of its class path install themselves. */
    static void runScripts(Settings settings, AscribeKernel kernel) throws IOException {
        if (!settings.classpath().isBlank()) {
            kernel.installAddedExtensions();
        }
        if (!settings.startupScripts().isBlank()) {
            for (Path file : PathsHandler.splitAndResolveGlobs(settings.startupScripts())) {
                for (String cell : Script.cells(file)) {
                    kernel.evaluate(file.getFileName().toString(), cell);
                }
            }
        }
        if (!settings.startupScript().isBlank()) {
            kernel.evaluate("IJAVA_STARTUP_SCRIPT", settings.startupScript());
        }
    }

    private static List<String> imports() {
        try (InputStream in = StartUp.class.getResourceAsStream(IMPORTS)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("import "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(IMPORTS, e);
        }
    }
}
