package org.ascribe.engine;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The jars that a probe needs, wherever this process has them from: those that a notebook's magic added are on no class path. */
final class ProbeClassPath {

    /** One thing out of each jar. */
    private static final List<String> CONTENTS = List.of(
            "org/ascribe/engine/ProbeMain.class",
            "ai/djl/engine/Engine.class",
            "ai/djl/pytorch/engine/PtEngineProvider.class",
            "jnilib/pytorch.properties",
            "native/lib/pytorch.properties",
            "com/sun/jna/Native.class",
            "com/google/gson/Gson.class",
            "org/apache/commons/compress/archivers/ArchiveEntry.class",
            "org/slf4j/Logger.class");

    private ProbeClassPath() {}

    /** For a Java that is started from here. */
    static String here() {
        Set<String> places = new LinkedHashSet<>(
                List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
        ClassLoader loader = ProbeClassPath.class.getClassLoader();
        CONTENTS.stream()
                .map(loader::getResource)
                .filter(Objects::nonNull)
                .forEach(url -> CONTENTS.stream()
                        .filter(content -> url.getPath().endsWith(content))
                        .flatMap(content -> place(url, content).stream())
                        .forEach(places::add));
        return String.join(File.pathSeparator, places);
    }

    /**
     * Of a {@code jar:file:/…/some.jar!/content} or a {@code file:/…/classes/content}. Jars within jars are no place that another
     * Java can be given.
     */
    static Optional<String> place(URL url, String content) {
        String where = url.toString();
        where = where.substring(0, where.length() - content.length());
        if (where.startsWith("jar:")) {
            where = where.substring("jar:".length(), where.length() - "!/".length());
        }
        if (where.contains("!/")) {
            return Optional.empty();
        }
        try {
            // A class loader may have been given a path with a space in it.
            return Optional.of(Path.of(URI.create(where.replace(" ", "%20"))).toString());
        } catch (IllegalArgumentException | FileSystemNotFoundException nested) {
            return Optional.empty();
        }
    }
}
