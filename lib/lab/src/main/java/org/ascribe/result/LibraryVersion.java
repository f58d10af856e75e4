package org.ascribe.result;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.ascribe.file.Sha256;

/**
 * Which Ascribe this is. A release is known by its number. A snapshot's number says nothing about its code, so eight digits of
 * the code's hash follow: rows of one build never mix with those of another. Rooms that only show rows do not count.
 */
final class LibraryVersion {

    private static final List<String> ONLY_SHOWING = List.of("cli", "report", "verify", "view");

    /** A class of each module whose code can change a row. */
    private static final List<Class<?>> MODULES = List.of(Sha256.class, LibraryVersion.class);

    private LibraryVersion() {}

    static String current() {
        String version = number();
        return version.endsWith("-SNAPSHOT") ? version + "+" + codeHash().substring(0, 8) : version;
    }

    private static String number() {
        Properties properties = new Properties();
        try (InputStream in = LibraryVersion.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    static String codeHash() {
        MessageDigest digest = Sha256.start();
        MODULES.forEach(member -> add(digest, member.getProtectionDomain().getCodeSource()));
        return Sha256.hex(digest);
    }

    private static void add(MessageDigest digest, CodeSource source) {
        try {
            Path path = Path.of(source.getLocation().toURI());
            if (Files.isDirectory(path)) {
                add(digest, path);
            } else {
                try (FileSystem files = FileSystems.newFileSystem(path)) {
                    add(digest, files.getPath("/"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the library's own classes at " + source.getLocation(), e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(
                    "the library was loaded from " + source.getLocation() + ", not from a file", e);
        }
    }

    private static void add(MessageDigest digest, Path root) throws IOException {
        List<Path> classes;
        try (Stream<Path> all = Files.walk(root.resolve("org/ascribe"))) {
            classes = all.filter(p -> p.toString().endsWith(".class"))
                    .filter(p -> counts(root.relativize(p).toString().replace('\\', '/')))
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList();
        }
        for (Path file : classes) {
            digest.update(root.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(file));
        }
    }

    private static boolean counts(String name) {
        return ONLY_SHOWING.stream().noneMatch(room -> name.startsWith("org/ascribe/" + room + "/"));
    }
}
