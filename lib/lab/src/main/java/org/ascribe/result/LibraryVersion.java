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
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.file.Sha256;

/**
 * Which Ascribe this is. A release is known by its number. A snapshot's number says nothing about its code, so eight digits of
 * the code's hash follow: rows of one build never mix with those of another. Rooms that only show rows do not count, nor do classes that
 * say so of themselves ({@link OnlyShows}); whatever says nothing counts.
 */
final class LibraryVersion {

    private static final List<String> ONLY_SHOWING = List.of("cli", "report", "verify", "view");

    /** A class of each module whose code can change a row. */
    private static final List<Class<?>> MODULES = List.of(Sha256.class, LibraryVersion.class);

    private static final String CLASS = ".class";

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

    /** Of the class files below one folder. */
    static String codeHash(Path root) throws IOException {
        MessageDigest digest = Sha256.start();
        add(digest, root);
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
        counted(root).forEach((name, bytes) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        });
    }

    /** The class files below a folder that can change a row, by their names. */
    static SortedMap<String, byte[]> counted(Path root) throws IOException {
        SortedMap<String, byte[]> counted = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root.resolve("org/ascribe"))) {
            for (Path file : all.filter(p -> p.toString().endsWith(CLASS)).toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (ONLY_SHOWING.stream().noneMatch(room -> name.startsWith("org/ascribe/" + room + "/"))) {
                    counted.put(name, Files.readAllBytes(file));
                }
            }
        }
        Set<String> marked = counted.entrySet().stream()
                .filter(file -> isMarked(file.getValue()))
                .map(Map.Entry::getKey)
                .map(name -> name.substring(0, name.length() - CLASS.length()))
                .collect(Collectors.toSet());
        // What is nested in a class is called as the class, a dollar and more.
        counted.keySet()
                .removeIf(name -> IntStream.range(0, name.length())
                        .anyMatch(
                                end -> "$.".indexOf(name.charAt(end)) >= 0 && marked.contains(name.substring(0, end))));
        return counted;
    }

    /** The name of the mark as a type is among the constants of a class that has it, and of no other. */
    private static boolean isMarked(byte[] classFile) {
        // Bytes as characters, one for one.
        return new String(classFile, StandardCharsets.ISO_8859_1).contains(OnlyShows.class.descriptorString());
    }
}
