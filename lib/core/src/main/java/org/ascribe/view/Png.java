package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.ascribe.file.WholeFile;

/** Pictures as PNG: bytes, text for a page, or a file. */
public final class Png {

    private Png() {}

    /**
     * The encoded picture.
     *
     * @param image a picture
     * @return a whole PNG file
     */
    public static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        // In memory: an ImageIO left to itself goes through a temporary file.
        try (ImageOutputStream encoded = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(image, "png", encoded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * The picture as an address that carries it, for the {@code src} of an {@code img}.
     *
     * @param image a picture
     * @return {@code data:image/png;base64,…}
     */
    public static String dataUri(BufferedImage image) {
        return "data:image/png;base64," + base64(image);
    }

    /**
     * Writes the picture to a file, which is never seen half written.
     *
     * @param image a picture
     * @param file where to; an existing file is replaced
     */
    public static void write(BufferedImage image, Path file) {
        WholeFile.write(file, bytes(image));
    }

    static String base64(BufferedImage image) {
        return Base64.getEncoder().encodeToString(bytes(image));
    }
}
