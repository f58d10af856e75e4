package org.ascribe.picture;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a PNG file says beside its pixels. ImageIO stops where the pixels begin, and EXIF may come after them.
 *
 * @param chunks in their order, those of pixels left out
 */
record PngChunks(List<Chunk> chunks) {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final Set<String> KEPT = Set.of("IHDR", "tRNS", "eXIf", "tEXt", "zTXt");
    private static final int LARGEST = 1 << 22;
    private static final int CHECK_SUM = 4;

    /** The bytes of one chunk, by its name of four letters. */
    record Chunk(String name, byte[] bytes) {}

    /** None of another format, and of a damaged file those before the damage: whether it can be read is for its reader to say. */
    static PngChunks of(Path file) {
        List<Chunk> chunks = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readLong() == SIGNATURE) {
                while (next(in, chunks)) {}
            }
        } catch (IOException e) {
            return new PngChunks(chunks);
        }
        return new PngChunks(chunks);
    }

    private static boolean next(DataInputStream in, List<Chunk> chunks) throws IOException {
        long length = in.readInt() & 0xFFFFFFFFL;
        String name = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
        if (KEPT.contains(name) && length <= LARGEST) {
            byte[] bytes = new byte[(int) length];
            in.readFully(bytes);
            chunks.add(new Chunk(name, bytes));
        } else {
            in.skipNBytes(length);
        }
        in.skipNBytes(CHECK_SUM);
        return !name.equals("IEND");
    }

    Optional<byte[]> first(String name) {
        return chunks.stream()
                .filter(chunk -> chunk.name().equals(name))
                .map(Chunk::bytes)
                .findFirst();
    }
}
