package org.ascribe.weights;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Archives of torch taken apart and put together again. */
final class TorchArchive {

    static final Path WRITTEN = Path.of("src/test/resources/torch");

    private TorchArchive() {}

    static void refused(Path file, String words) {
        assertThatThrownBy(() -> TorchFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(words);
    }

    static Map<String, byte[]> unzip() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(WRITTEN.resolve("zip.pth")))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    static Map<String, byte[]> with(Map<String, byte[]> entries, String name, byte[] data) {
        Map<String, byte[]> more = new LinkedHashMap<>(entries);
        more.put(name, data);
        return more;
    }

    static Path zip(Path folder, Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("archive.pth");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(stored(entry.getKey(), entry.getValue()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    /** A stream of torch before 1.6: the beginning of one, a pickle of protocol 0, and its storages of doubles. */
    static Path stream(Path folder, String pickle, double[][] storages, String... keys) throws IOException {
        byte[] written = Files.readAllBytes(WRITTEN.resolve("stream.pth"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(written, 0, new String(written, StandardCharsets.ISO_8859_1).indexOf("u.") + 2);
        out.write(pickle.replace(' ', '\n').getBytes(StandardCharsets.ISO_8859_1));
        out.write(utf8("(S'" + String.join("'\nS'", keys) + "'\nl."));
        for (double[] storage : storages) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(Long.BYTES * (storage.length + 1)).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(storage.length);
            for (double value : storage) {
                bytes.putDouble(value);
            }
            out.write(bytes.array());
        }
        return Files.write(folder.resolve("written.pth"), out.toByteArray());
    }

    private static ZipEntry stored(String name, byte[] data) {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(data);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(data.length);
        entry.setCrc(sum.getValue());
        return entry;
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
