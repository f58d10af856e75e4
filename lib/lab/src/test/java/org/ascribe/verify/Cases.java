package org.ascribe.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Copies of reference cases, to be tampered with. */
public final class Cases {

    private Cases() {}

    /** A copy of a case and of the networks beside it, its description edited. */
    public static Path copy(Path from, Path set, UnaryOperator<String> edit) throws IOException {
        Path models = from.resolveSibling("_models");
        tree(models, set.resolve("_models"));
        Path to = set.resolve(from.getFileName());
        tree(from, to);
        Path meta = to.resolve("meta.json");
        Files.writeString(meta, edit.apply(Files.readString(meta)));
        return to;
    }

    private static void tree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            files.forEach(file -> {
                Path target = to.resolve(from.relativize(file).toString());
                try {
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else {
                        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
