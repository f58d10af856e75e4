package org.ascribe.model;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files of {@code torch.save(model.state_dict(), file)}, such as torchvision's {@code .pth}: zip archives, and the streams of
 * torch before 1.6. They hold a pickle, a program of sorts, of which nothing but tensors is read: see {@link TorchPickle}.
 */
public final class TorchFile {

    /** What an array of Java holds. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private TorchFile() {}

    /**
     * Reads the tensors of a state_dict, under the names that Ascribe's layers have for them: {@link TorchNames}.
     *
     * @param file a {@code .pth} or {@code .pt} file
     * @return the tensors
     * @throws IllegalArgumentException if it is something else, cut, or asks for code to be run
     */
    public static Weights read(Path file) {
        try {
            return TorchNames.layers(new Weights(tensors(file), Map.of("file", String.valueOf(file.getFileName()))));
        } catch (EOFException e) {
            throw new IllegalArgumentException(file + ": it is cut; expected a whole file of torch.save", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, Weights.Tensor> tensors(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(TorchStream.LENGTH_OF_MAGIC);
            byte[] start = in.readNBytes(TorchStream.LENGTH_OF_MAGIC);
            in.reset();
            if (TorchStream.isBegunBy(start)) {
                return new TorchStream(in, Files.size(file)).tensors();
            }
            if (!TorchZip.isBegunBy(start)) {
                throw new IllegalArgumentException(
                        "neither a zip archive nor a stream of torch; expected a file of torch.save");
            }
        }
        return TorchZip.tensors(file);
    }

    /** How the bytes of a storage are had. */
    interface Storages {

        /**
         * All bytes of a storage.
         *
         * @throws EOFException if there are fewer
         */
        byte[] bytes(TorchStorage storage) throws IOException;
    }

    /** The tensors of an unpickled state_dict. */
    static SortedMap<String, Weights.Tensor> tensors(Object unpickled, Map<TorchStorage, Buffer> values) {
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        named(unpickled)
                .forEach((name, tensor) ->
                        tensors.put(name, tensor.of(values.get(tensor.start().storage()))));
        return tensors;
    }

    /** The values of storages. */
    static Map<TorchStorage, Buffer> values(Iterable<TorchStorage> storages, Storages source) throws IOException {
        Map<TorchStorage, Buffer> values = new HashMap<>();
        for (TorchStorage storage : storages) {
            if (storage.bytes() > LARGEST) {
                throw new IllegalArgumentException(
                        "storage " + storage.key() + " has " + storage.bytes() + " bytes; expected at most " + LARGEST);
            }
            ByteBuffer bytes = ByteBuffer.wrap(source.bytes(storage)).order(ByteOrder.LITTLE_ENDIAN);
            values.put(storage, storage.type().decode(bytes));
        }
        return values;
    }

    /** Tensors by name, and nothing else. */
    private static Map<String, TorchTensor> named(Object unpickled) {
        if (!(unpickled instanceof Map<?, ?> entries)) {
            throw new IllegalArgumentException(
                    "it holds " + kind(unpickled) + "; expected a state_dict, tensors by name");
        }
        Map<String, TorchTensor> named = new HashMap<>();
        entries.forEach((name, value) -> {
            if (!(name instanceof String text) || !(value instanceof TorchTensor tensor)) {
                throw new IllegalArgumentException(
                        "entry '" + name + "' is " + kind(value) + "; expected a state_dict, tensors by name");
            }
            named.put(text, tensor);
        });
        return named;
    }

    private static String kind(Object value) {
        return value instanceof Map<?, ?> map ? "a dictionary of " + map.keySet() : "'" + value + "'";
    }
}
