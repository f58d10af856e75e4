package org.ascribe.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/**
 * EXIF as ImageMagick wrote it into PNG files before there was a chunk for it: a text named "Raw profile type exif", compressed or not,
 * of the word "exif", a length, and the bytes in hexadecimal, which begin with "Exif" and two zeros as those of a JPEG do.
 */
final class RawProfile {

    private static final String KEYWORD = "Raw profile type exif\0";
    private static final String PREFIX = "457869660000";

    private RawProfile() {}

    /** The TIFF structure in a tEXt or zTXt chunk, where it is one. */
    static Optional<byte[]> of(PngChunks.Chunk chunk) {
        String text = new String(chunk.bytes(), StandardCharsets.ISO_8859_1);
        if (!chunk.name().endsWith("Xt") || !text.startsWith(KEYWORD)) {
            return Optional.empty();
        }
        try {
            String profile = text.substring(KEYWORD.length());
            return Optional.of(bytes(chunk.name().equals("zTXt") ? inflated(profile) : profile));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String inflated(String profile) throws IOException {
        byte[] packed = profile.substring(1).getBytes(StandardCharsets.ISO_8859_1);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readNBytes(1 << 22), StandardCharsets.ISO_8859_1);
        }
    }

    private static byte[] bytes(String profile) {
        String[] parts = profile.strip().split("\\s+", 3);
        String hex = parts.length == 3 ? parts[2].replaceAll("\\s", "") : "";
        return HexFormat.of().parseHex(hex.startsWith(PREFIX) ? hex.substring(PREFIX.length()) : hex);
    }
}
