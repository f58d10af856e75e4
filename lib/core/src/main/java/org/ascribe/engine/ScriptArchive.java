package org.ascribe.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** TorchScript modules without parameters, written from source: an archive is a small zip of stored entries. */
public final class ScriptArchive {

    private ScriptArchive() {}

    /**
     * The bytes of a {@code .pt} file.
     *
     * @param name of the module's class
     * @param source the class, as {@code torch.jit.save} writes it
     * @return an archive that the engine loads
     */
    public static byte[] of(String name, String source) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "module/data.pkl", moduleWithoutParameters(name));
            store(zip, "module/code/__torch__.py", utf8(source));
            store(zip, "module/constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "module/version", utf8("3\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Pickle, protocol 2: an object of the class with the single attribute training = False. */
    private static byte[] moduleWithoutParameters(String name) throws IOException {
        ByteArrayOutputStream pickle = new ByteArrayOutputStream();
        pickle.write(new byte[] {(byte) 0x80, 2});
        pickle.write(utf8("c__torch__\n" + name + "\n)"));
        pickle.write(new byte[] {(byte) 0x81, '}', 'X', 8, 0, 0, 0});
        pickle.write(utf8("training"));
        pickle.write(new byte[] {(byte) 0x89, 's', 'b', '.'});
        return pickle.toByteArray();
    }

    /**
     * Adds a file as it is, for scripts are read without unpacking.
     *
     * @param zip the archive
     * @param name of the file in it
     * @param data what it holds
     * @throws IOException if the archive cannot be written
     */
    public static void store(ZipOutputStream zip, String name, byte[] data) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 crc = new CRC32();
        crc.update(data);
        entry.setSize(data.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(data);
        zip.closeEntry();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
