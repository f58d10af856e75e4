package org.ascribe.cli.workplace;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the Jupyter a user already has on the PATH, and the interpreter behind it. */
public final class JupyterSearch {

    private static final Pattern INTERPRETER = Pattern.compile("(/[^\"'\\n]*/python[0-9.]*)(?=[\"'\\s]|$)");

    /** As much of a launcher script as can hold the line that names its interpreter. */
    private static final int HEAD = 1024;

    private JupyterSearch() {}

    /** The first {@code jupyter} on a search path, whatever parts it has. */
    public static Optional<Jupyter> on(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry, "jupyter"))
                .filter(Files::isExecutable)
                .findFirst()
                .flatMap(JupyterSearch::interpreterOf)
                .map(Jupyter::of);
    }

    /** The interpreter its launcher names, else the Python that lies beside it. */
    static Optional<Path> interpreterOf(Path launcher) {
        Matcher named = INTERPRETER.matcher(head(launcher));
        Stream<Path> candidates = Stream.of("python3", "python").map(launcher::resolveSibling);
        if (named.find()) {
            candidates = Stream.concat(Stream.of(Path.of(named.group(1))), candidates);
        }
        return candidates.filter(Files::isExecutable).findFirst();
    }

    private static String head(Path launcher) {
        try (InputStream in = Files.newInputStream(launcher)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
