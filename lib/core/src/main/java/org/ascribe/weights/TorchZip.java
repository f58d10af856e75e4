package org.ascribe.weights;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Torch's files since 1.6: a zip archive of {@code data.pkl} and one entry for each storage, in one folder. */
final class TorchZip implements TorchFile.Contents {

    private static final String PICKLE = "data.pkl";
    private static final int LONGEST_PICKLE = 100_000_000;

    private final ZipFile zip;
    private final String folder;
    /** Of the file, what entries may still take: more would be the same bytes again and again. */
    private long left;

    TorchZip(ZipFile zip, long length) {
        this.zip = zip;
        this.left = length;
        this.folder = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.equals(PICKLE) || name.endsWith("/" + PICKLE))
                .findFirst()
                .map(name -> name.substring(0, name.length() - PICKLE.length()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "a zip archive without " + PICKLE + "; expected one of torch.save"));
    }

    static boolean isBegunBy(byte[] start) {
        return start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3 && start[3] == 4;
    }

    @Override
    public Map<String, TorchTensor> stateDict(@Nullable String entry) throws IOException {
        ZipEntry order = zip.getEntry(folder + "byteorder");
        if (order != null && !new String(bytes(order, 16), StandardCharsets.US_ASCII).equals("little")) {
            throw new IllegalArgumentException("its numbers are not little-endian; expected little-endian ones");
        }
        if (zip.getEntry(folder + "constants.pkl") != null) {
            throw new IllegalArgumentException(
                    "a TorchScript program; expected a state_dict. Model.torchScript loads such files");
        }
        Object unpickled = new TorchPickle().next(new ByteArrayInputStream(bytes(entry(PICKLE), LONGEST_PICKLE)));
        return StateDict.in(unpickled, entry);
    }

    @Override
    public Map<TorchStorage, Buffer> values(Set<TorchStorage> storages) throws IOException {
        Map<TorchStorage, Buffer> values = new HashMap<>();
        for (TorchStorage storage : storages) {
            int length = storage.length();
            ZipEntry entry = entry("data/" + storage.key());
            if (entry.getSize() != length) {
                throw new IllegalArgumentException(entry.getName() + " has " + entry.getSize() + " bytes; expected "
                        + storage.size() + " values of type " + storage.type() + ", " + length + " bytes");
            }
            values.put(storage, storage.values(bytes(entry, length)));
        }
        return values;
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = zip.getEntry(folder + name);
        if (entry == null) {
            throw new IllegalArgumentException(folder + name + " is missing from the archive");
        }
        return entry;
    }

    private byte[] bytes(ZipEntry entry, long most) throws IOException {
        if (entry.getSize() < 0 || entry.getSize() > most) {
            throw new IllegalArgumentException(
                    entry.getName() + " has " + entry.getSize() + " bytes; expected at most " + most);
        }
        // Some kilobytes of a compressed file may stand for gigabytes.
        if (entry.getMethod() != ZipEntry.STORED) {
            throw new IllegalArgumentException(
                    entry.getName() + " is compressed; expected an archive that only stores, as torch.save makes them");
        }
        left -= entry.getSize();
        if (left < 0) {
            throw new IllegalArgumentException(
                    entry.getName() + " has " + entry.getSize() + " bytes, " + -left + " more than the file has left");
        }
        byte[] bytes = new byte[(int) entry.getSize()];
        try (InputStream in = zip.getInputStream(entry)) {
            if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
                throw new EOFException(entry.getName());
            }
        }
        CRC32 sum = new CRC32();
        sum.update(bytes);
        if (sum.getValue() != entry.getCrc()) {
            throw new IllegalArgumentException(entry.getName() + " is damaged; expected its check sum to be right");
        }
        return bytes;
    }
}
