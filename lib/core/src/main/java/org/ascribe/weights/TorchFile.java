package org.ascribe.weights;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Files of {@code torch.save(model.state_dict(), file)}, such as torchvision's {@code .pth}: zip archives, and the streams of
 * torch before 1.6. They hold a pickle, a program of sorts, of which nothing but tensors is read: see {@link TorchPickle}.
 */
public final class TorchFile {

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

    /**
     * The names of the tensors of a state_dict, of which no value is read.
     *
     * @param file a {@code .pth} or {@code .pt} file
     * @return the names, as they are in the file
     * @throws IllegalArgumentException as {@link #read(Path)}
     */
    public static Set<String> names(Path file) {
        return opened(file, contents -> contents.stateDict(null).keySet());
    }

    private static Weights weights(Path file, @Nullable String entry) {
        Map<String, String> notes = new LinkedHashMap<>(Map.of("file", String.valueOf(file.getFileName())));
        if (entry != null) {
            notes.put("entry", entry);
        }
        return opened(file, contents -> {
            Map<String, TorchTensor> stateDict = contents.stateDict(entry);
            // Not those of an optimiser, which are twice as many.
            Set<TorchStorage> storages = stateDict.values().stream()
                    .map(tensor -> tensor.start().storage())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            Map<TorchStorage, Buffer> values = contents.values(storages);
            SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
            stateDict.forEach((name, tensor) -> tensors.put(
                    name,
                    tensor.of(Objects.requireNonNull(values.get(tensor.start().storage()), name))));
            return TorchNames.layers(new Weights(tensors, notes));
        });
    }

    /** What is read of a file, in this order. */
    interface Contents {

        /** The tensors of a state_dict, or of that entry of a checkpoint, by name; entry is null where the file is the state_dict. */
        Map<String, TorchTensor> stateDict(@Nullable String entry) throws IOException;

        /** All values of these storages. */
        Map<TorchStorage, Buffer> values(Set<TorchStorage> storages) throws IOException;
    }

    private interface Use<T> {
        T of(Contents contents) throws IOException;
    }

    private static <T> T opened(Path file, Use<T> use) {
        try {
            return used(file, use);
        } catch (EOFException e) {
            throw new IllegalArgumentException(file + ": it is cut; expected a whole file of torch.save", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static <T> T used(Path file, Use<T> use) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            in.mark(TAR_AT + TAR.length);
            byte[] start = in.readNBytes(TAR_AT + TAR.length);
            in.reset();
            if (TorchStream.isBegunBy(start)) {
                return use.of(new TorchStream(in, Files.size(file)));
            }
            if (Arrays.equals(TAR, Arrays.copyOfRange(start, Math.min(TAR_AT, start.length), start.length))) {
                throw new IllegalArgumentException(
                        "a tar archive, as torch before 0.2 wrote them; expected a file of a later"
                                + " torch: load it with torch.load, and torch.save it again");
            }
            if (!TorchZip.isBegunBy(start)) {
                throw new IllegalArgumentException(FileKind.recognised(file)
                        .map(kind -> "a file " + kind)
                        .orElse("neither a zip archive nor a stream of torch; expected a file of torch.save"));
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return use.of(new TorchZip(zip, Files.size(file)));
        } catch (ZipException e) {
            throw new IllegalArgumentException("the zip archive is cut or damaged: " + e.getMessage(), e);
        }
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
