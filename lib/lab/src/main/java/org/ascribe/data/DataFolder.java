package org.ascribe.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.ascribe.failure.DataException;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.failure.MissingFilesException.Kind;
import org.ascribe.file.Home;

/** Folders of data sets, and the files in them. */
public final class DataFolder {

    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff");

    private DataFolder() {}

    /**
     * The folder of a data set: where {@code ./ascribe data} puts it, or else in the folder that {@code ASCRIBE_MIRROR} names.
     *
     * @param name of the data set
     * @return the folder
     * @throws DataException if there is none
     */
    public static Path of(String name) {
        return of(name, Home.folder().resolve("data"), System.getenv("ASCRIBE_MIRROR"));
    }

    /**
     * Whether a data set is here.
     *
     * @param name of the data set
     * @return true if {@link #of(String)} finds it
     */
    public static boolean has(String name) {
        try {
            of(name);
            return true;
        } catch (DataException e) {
            return false;
        }
    }

    static Path of(String name, Path home, String mirror) {
        Path own = home.resolve(name);
        if (hasFiles(own)) {
            return own;
        }
        if (mirror != null && !mirror.isBlank() && Files.isDirectory(Path.of(mirror, name))) {
            return Path.of(mirror, name);
        }
        throw new MissingFilesException(
                Kind.DATA,
                name,
                own,
                "has no files" + (mirror == null || mirror.isBlank() ? "" : ", nor has ASCRIBE_MIRROR, " + mirror));
    }

    /** A folder that a fetch left empty is no data set. */
    private static boolean hasFiles(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * All pictures below a folder, by the endings of their names.
     *
     * @param folder any folder
     * @return the files, in the order of their paths
     * @throws DataException if there is no such folder, or no picture in it
     */
    public static List<Path> pictures(Path folder) {
        List<Path> pictures = below(folder, PICTURES);
        if (pictures.isEmpty()) {
            throw new DataException(folder + ": no picture in it; expected JPEG or PNG files");
        }
        return pictures;
    }

    static List<Path> below(Path folder, Set<String> endings) {
        if (!Files.isDirectory(folder)) {
            throw new DataException(folder + (Files.exists(folder) ? " is not a folder" : " is missing"));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> endings.contains(ending(file)) && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new DataException(folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A file's name without its ending. */
    static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
