package org.ascribe.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ThreadLocalRandom;

/** Files that are there whole or not at all. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file under another name and moves it into place.
     *
     * @param file the file; its folder is made if it is not there, an old file is replaced
     * @param bytes what it holds
     * @return the file
     */
    public static Path write(Path file, byte[] bytes) {
        Path absolute = file.toAbsolutePath();
        try {
            Files.createDirectories(absolute.getParent());
            Path part = beside(absolute);
            try {
                Files.write(part, bytes);
                Files.move(part, absolute, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /**
     * Removes a file, if it is there.
     *
     * @param file the file
     */
    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }

    /**
     * A name for an unfinished file. Not that of a temporary file, which only its owner could read.
     *
     * @param file the file it will be
     * @return a path in the same folder that nobody else uses
     */
    public static Path beside(Path file) {
        String unique = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return file.resolveSibling(file.getFileName() + "." + unique + ".part");
    }
}
