package org.ascribe.weights;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Torch's files before 1.6: pickles of a magic number, a version, a description of the machine, the state_dict and the keys of
 * its storages, then the storages in that order, each after its number of values as a 64-bit integer.
 */
final class TorchStream implements TorchFile.Contents {

    /** The pickle of the magic number. */
    private static final byte[] MAGIC = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19,
        '.'
    };

    static final int LENGTH_OF_MAGIC = MAGIC.length;

    private static final int VERSION = 1001;

    private final TorchPickle pickle = new TorchPickle();
    private final InputStream in;
    private final long length;

    /**
     * A stream at its start.
     *
     * @param in the stream
     * @param length how many bytes it has
     */
    TorchStream(InputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    static boolean isBegunBy(byte[] start) {
        return start.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(start, MAGIC.length), MAGIC);
    }

    @Override
    public Map<String, TorchTensor> stateDict(@Nullable String entry) throws IOException {
        pickle.next(in);
        Object version = pickle.next(in);
        if (!Integer.valueOf(VERSION).equals(version)) {
            throw new IllegalArgumentException("version " + version + " of torch's format; expected " + VERSION);
        }
        if (!(pickle.next(in) instanceof Map<?, ?> machine) || !Boolean.TRUE.equals(machine.get("little_endian"))) {
            throw new IllegalArgumentException("its numbers are not little-endian; expected little-endian ones");
        }
        return StateDict.in(pickle.next(in), entry);
    }

    @Override
    public Map<TorchStorage, Buffer> values(Set<TorchStorage> storages) throws IOException {
        Map<TorchStorage, Buffer> values = new HashMap<>();
        for (TorchStorage storage : listed()) {
            long size = ByteBuffer.wrap(bytes(Long.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getLong();
            if (size != storage.size()) {
                throw new IllegalArgumentException(
                        "storage " + storage.key() + " has " + size + " values; expected " + storage.size());
            }
            if (storages.contains(storage)) {
                values.put(storage, storage.values(bytes(storage.length())));
            } else {
                in.skipNBytes(storage.bytes());
            }
        }
        if (in.read() >= 0) {
            throw new IllegalArgumentException("more bytes than its storages take; expected none");
        }
        return values;
    }

    private List<TorchStorage> listed() throws IOException {
        List<TorchStorage> listed = new ArrayList<>();
        if (!(pickle.next(in) instanceof List<?> keys)) {
            throw new IllegalArgumentException("no list of storages after the tensors");
        }
        for (Object key : keys) {
            TorchStorage storage = pickle.storages().get(key);
            if (storage == null) {
                throw new IllegalArgumentException("storage " + key + " belongs to no tensor");
            }
            listed.add(storage);
        }
        if (!listed.containsAll(pickle.storages().values())) {
            throw new IllegalArgumentException(
                    "storages " + keys + "; expected " + pickle.storages().keySet());
        }
        return listed;
    }

    private byte[] bytes(int count) throws IOException {
        if (count > length) {
            throw new EOFException();
        }
        byte[] bytes = new byte[count];
        if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
            throw new EOFException();
        }
        return bytes;
    }
}
