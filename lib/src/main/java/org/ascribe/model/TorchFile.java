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
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Files of {@code torch.save(model.state_dict(), file)}, such as torchvision's {@code .pth}: zip archives, and the streams of
 * torch before 1.6. They hold a pickle, a program of sorts, of which nothing but tensors is read: see {@link TorchPickle}.
 */
public final class TorchFile {

    /** What an array of Java holds. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    /** What tar archives have, and where. */
    private static final byte[] TAR = {'u', 's', 't', 'a', 'r'};

    private static final int TAR_AT = 257;
    private static final int LONGEST_WORD = 100;

    private TorchFile() {}

    /**
     * Reads the tensors of a state_dict, under the names that Ascribe's layers have for them: {@link TorchNames}.
     *
     * @param file a {@code .pth} or {@code .pt} file
     * @return the tensors
     * @throws IllegalArgumentException if it is something else, cut, or asks for code to be run
     */
    public static Weights read(Path file) {
        return weights(file, null);
    }

    /**
     * Reads the weights of a checkpoint, a dictionary in which a state_dict is beside other things, such as the state of an
     * optimiser; of those nothing is read.
     *
     * @param file a {@code .pth} or {@code .pt} file
     * @param entry which of its entries is the state_dict, such as {@code model}, or {@code net/model} inside another
     * @return the tensors
     * @throws IllegalArgumentException if there is no such entry, the message lists those that are weights; or the file is
     *     something else, cut, or asks for code to be run
     */
    public static Weights read(Path file, String entry) {
        return weights(file, Objects.requireNonNull(entry, "entry"));
    }

    private static Weights weights(Path file, String entry) {
        Map<String, String> notes = new LinkedHashMap<>(Map.of("file", String.valueOf(file.getFileName())));
        if (entry != null) {
            notes.put("entry", entry);
        }
        try {
            return TorchNames.layers(new Weights(tensors(file, entry), notes));
        } catch (EOFException e) {
            throw new IllegalArgumentException(file + ": it is cut; expected a whole file of torch.save", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static SortedMap<String, Weights.Tensor> tensors(Path file, String entry) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(TAR_AT + TAR.length);
            byte[] start = in.readNBytes(TAR_AT + TAR.length);
            in.reset();
            if (TorchStream.isBegunBy(start)) {
                return new TorchStream(in, Files.size(file)).tensors(entry);
            }
            if (Arrays.equals(TAR, Arrays.copyOfRange(start, Math.min(TAR_AT, start.length), start.length))) {
                throw new IllegalArgumentException(
                        "a tar archive, as torch before 0.2 wrote them; expected a file of a later"
                                + " torch: load it with torch.load, and torch.save it again");
            }
            if (!TorchZip.isBegunBy(start)) {
                throw new IllegalArgumentException(NoScript.recognised(file)
                        .map(kind -> "a file " + kind)
                        .orElse("neither a zip archive nor a stream of torch; expected a file of torch.save"));
            }
        }
        return TorchZip.tensors(file, entry);
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

    /** The tensors of a state_dict. */
    static SortedMap<String, Weights.Tensor> tensors(
            Map<String, TorchTensor> stateDict, Map<TorchStorage, Buffer> values) {
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        stateDict.forEach((name, tensor) ->
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

    /** What a value is, in a few words. */
    static String kind(Object value) {
        if (value instanceof Map<?, ?> map) {
            return "a dictionary of " + map.size();
        }
        // Not their entries: those may hold one another.
        if (value instanceof Collection<?> list) {
            return "a list of " + list.size();
        }
        if (value instanceof Object[] tuple) {
            return "a tuple of " + tuple.length;
        }
        String word = String.valueOf(value);
        return "'" + (word.length() <= LONGEST_WORD ? word : word.substring(0, LONGEST_WORD) + "…") + "'";
    }
}
