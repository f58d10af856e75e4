package org.ascribe.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Weights of convolutions as ncnn keeps them: {@code .param}, a text that names the layers, one a line, and {@code .bin}, for each
 * convolution a tag, its kernel in the order output, input, height, width, and its bias in float32. The kernel is float32 or
 * float16, padded to four bytes, as its tag says.
 */
public final class Ncnn {

    private static final String MAGIC = "7767517";
    private static final int FLOAT32 = 0;
    private static final int FLOAT16 = 0x01306B47;

    /** Keys of a convolution's settings in the text. */
    private static final int OUTPUTS = 0;

    private static final int WIDTH = 1;
    private static final int HEIGHT = 11;
    private static final int HAS_BIAS = 5;
    private static final int SIZE = 6;

    private static final List<String> WITHOUT_WEIGHTS =
            List.of("Input", "ReLU", "Pooling", "Split", "Concat", "Dropout", "Softmax");

    private Ncnn() {}

    /**
     * Reads a network's weights.
     *
     * @param param the text; the weights are beside it, under the same name with {@code .bin}
     * @return the tensors, named {@code layer.weight} and {@code layer.bias}
     * @throws IllegalArgumentException if a file is something else, cut or too long, or another kind of layer has weights
     */
    public static Weights read(Path param) {
        Path bin = param.resolveSibling(param.getFileName().toString().replaceFirst("\\.param$", "") + ".bin");
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        ByteBuffer bytes = ByteBuffer.wrap(bytes(bin)).order(ByteOrder.LITTLE_ENDIAN);
        List<String> lines = lines(param);
        for (String line : lines.subList(2, lines.size())) {
            String[] words = line.trim().split("\\s+");
            if (words[0].equals("Convolution")) {
                convolution(words[1], settings(words, param), bytes, bin, tensors);
            } else if (!WITHOUT_WEIGHTS.contains(words[0])) {
                throw new IllegalArgumentException(
                        param + ": layer '" + line.trim() + "'; expected a Convolution or one of " + WITHOUT_WEIGHTS);
            }
        }
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(
                    bin + ": " + bytes.remaining() + " bytes more than its layers take; expected none");
        }
        return new Weights(tensors, Map.of("file", bin.getFileName().toString()));
    }

    private static void convolution(
            String name,
            Map<Integer, Integer> settings,
            ByteBuffer bytes,
            Path bin,
            SortedMap<String, Weights.Tensor> tensors) {
        int outputs = settings.getOrDefault(OUTPUTS, 0);
        int width = settings.getOrDefault(WIDTH, 0);
        int height = settings.getOrDefault(HEIGHT, width);
        int size = settings.getOrDefault(SIZE, 0);
        long filter = (long) outputs * width * height;
        if (filter <= 0 || size <= 0 || size % filter != 0) {
            throw new IllegalArgumentException(bin + ": convolution " + name + " has " + size
                    + " weights; expected a multiple of " + outputs + " · " + height + " · " + width);
        }
        int tag = taken(bytes, 4, name, bin).getInt();
        if (tag != FLOAT32 && tag != FLOAT16) {
            throw new IllegalArgumentException(bin + ": the weights of " + name + " have tag "
                    + Integer.toHexString(tag) + "; expected 0 for float32 or " + Integer.toHexString(FLOAT16)
                    + " for float16");
        }
        ElementType type = tag == FLOAT32 ? ElementType.F32 : ElementType.F16;
        long stored = ((long) size * type.width() + 3) / 4 * 4;
        ByteBuffer kernel = taken(bytes, stored, name, bin).limit(size * type.width());
        tensors.put(
                name + ".weight",
                new Weights.Tensor(new long[] {outputs, size / filter, height, width}, type.decode(kernel)));
        if (settings.getOrDefault(HAS_BIAS, 0) == 1) {
            ByteBuffer bias = taken(bytes, 4L * outputs, name, bin);
            tensors.put(name + ".bias", new Weights.Tensor(new long[] {outputs}, ElementType.F32.decode(bias)));
        }
    }

    private static ByteBuffer taken(ByteBuffer bytes, long count, String name, Path bin) {
        if (bytes.remaining() < count) {
            throw new IllegalArgumentException(bin + ": it ends within the weights of " + name + "; expected " + count
                    + " bytes there, found " + bytes.remaining());
        }
        ByteBuffer taken = bytes.slice(bytes.position(), (int) count).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(bytes.position() + (int) count);
        return taken;
    }

    /** Settings come after the names of inputs and outputs, as {@code key=value}. */
    private static Map<Integer, Integer> settings(String[] words, Path param) {
        Map<Integer, Integer> settings = new HashMap<>();
        for (String word : words) {
            String[] parts = word.split("=", 2);
            if (parts.length == 2) {
                try {
                    settings.put(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            param + ": setting '" + word + "' of " + words[1] + "; expected two whole numbers", e);
                }
            }
        }
        return settings;
    }

    private static List<String> lines(Path param) {
        List<String> lines =
                new String(bytes(param), StandardCharsets.ISO_8859_1).lines().toList();
        if (lines.size() < 2 || !lines.get(0).trim().equals(MAGIC)) {
            throw new IllegalArgumentException(
                    param + ": it does not begin with " + MAGIC + "; expected a .param of ncnn");
        }
        return lines;
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
