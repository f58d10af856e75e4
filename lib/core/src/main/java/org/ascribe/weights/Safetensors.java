package org.ascribe.weights;

import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ascribe.file.WholeFile;

/**
 * Weights in the safetensors format: the length of a JSON header as a little-endian 64-bit integer, the header, the values. Written
 * as float32 or float16; numbers of other kinds are read too.
 */
public final class Safetensors {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final String NOTES = "__metadata__";
    private static final String OFFSETS = "data_offsets";
    private static final int LONGEST_HEADER = 100_000_000;
    /** What an array of Java holds. */
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private Safetensors() {}

    /**
     * Writes a file in float32, whole or not at all.
     *
     * @param weights what to write
     * @param file where to; its folder is made if it is missing
     */
    public static void write(Weights weights, Path file) {
        write(weights, file, DataType.FLOAT32);
    }

    /**
     * Writes a file, whole or not at all.
     *
     * @param weights what to write
     * @param file where to; its folder is made if it is missing
     * @param precision float32, or float16 for half the size
     * @throws IllegalArgumentException if it is another type
     */
    public static void write(Weights weights, Path file, DataType precision) {
        ElementType type = type(precision);
        ObjectNode header = JSON.createObjectNode();
        ObjectNode notes = header.putObject(NOTES);
        weights.notes().forEach(notes::put);
        int size = 0;
        for (Map.Entry<String, Weights.Tensor> entry : weights.tensors().entrySet()) {
            ObjectNode tensor = header.putObject(entry.getKey());
            tensor.put("dtype", type.name());
            for (long dimension : entry.getValue().shape()) {
                tensor.withArray("shape").add(dimension);
            }
            tensor.putArray(OFFSETS)
                    .add(size)
                    .add(size += type.width() * entry.getValue().size());
        }
        byte[] json = header.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer buffer = ByteBuffer.allocate(8 + json.length + size).order(ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(json.length).put(json);
        weights.tensors().values().forEach(tensor -> {
            for (int i = 0; i < tensor.size(); i++) {
                type.encode(tensor.value(i), buffer);
            }
        });
        WholeFile.write(file, buffer.array());
    }

    private static ElementType type(DataType precision) {
        return switch (precision) {
            case FLOAT32 -> ElementType.F32;
            case FLOAT16 -> ElementType.F16;
            default -> throw new IllegalArgumentException("precision: " + precision + "; expected float32 or float16");
        };
    }

    /**
     * Reads a file.
     *
     * @param file a safetensors file
     * @return its tensors and notes
     * @throws IllegalArgumentException if it is something else, cut, or beyond 2 GB
     */
    public static Weights read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException(
                        file + ": " + Files.size(file) + " bytes; expected at most " + LARGEST);
            }
            return read(in, file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in the bytes of a safetensors file
     * @param name what to call it in messages
     * @return its tensors and notes
     * @throws IOException if the stream fails
     * @throws IllegalArgumentException if it is something else, or cut
     */
    public static Weights read(InputStream in, String name) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
        long length = bytes.remaining() < 8 ? -1 : bytes.getLong();
        if (length < 2 || length > Math.min(LONGEST_HEADER, bytes.remaining())) {
            throw new IllegalArgumentException(
                    name + ": no safetensors header; expected one of 2 to " + bytes.remaining() + " bytes"
                            + (isTorch(bytes.array()) ? " (TorchFile.read reads files of torch.save)" : ""));
        }
        byte[] json = new byte[(int) length];
        bytes.get(json);
        JsonNode header = header(json, name);
        ByteBuffer data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
        checkEnd(header, data, name);
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (entry.getKey().equals(NOTES)) {
                entry.getValue()
                        .properties()
                        .forEach(
                                note -> notes.put(note.getKey(), note.getValue().asText()));
            } else {
                tensors.put(entry.getKey(), tensor(entry.getValue(), data, name + ": " + entry.getKey()));
            }
        }
        return new Weights(tensors, notes);
    }

    private static boolean isTorch(byte[] start) {
        return TorchZip.isBegunBy(start) || TorchStream.isBegunBy(start);
    }

    private static JsonNode header(byte[] json, String name) {
        try {
            JsonNode header = JSON.readTree(new String(json, StandardCharsets.UTF_8));
            if (header.isObject()) {
                return header;
            }
            throw new IllegalArgumentException(name + ": its header is no JSON object");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(name + ": its header is not JSON", e);
        }
    }

    private static void checkEnd(JsonNode header, ByteBuffer data, String name) {
        long end = header.findValues(OFFSETS).stream()
                .mapToLong(offsets -> offsets.path(1).asLong())
                .max()
                .orElse(0);
        if (end != data.capacity()) {
            throw new IllegalArgumentException(name + ": " + data.capacity() + " bytes of values; expected " + end
                    + (data.capacity() < end ? " (it is cut)" : ""));
        }
    }

    private static Weights.Tensor tensor(JsonNode spec, ByteBuffer data, String name) {
        String dtype = spec.path("dtype").asText();
        ElementType type = ElementType.ofSafetensors(dtype)
                .orElseThrow(() -> new IllegalArgumentException(name + " is of type '" + dtype + "'; expected one of "
                        + Arrays.toString(ElementType.values())));
        long[] shape = new long[spec.path("shape").size()];
        double size = spec.path("shape").isArray() ? 1 : Double.NaN; // a double: no shape makes it overflow
        for (int i = 0; i < shape.length; i++) {
            shape[i] = spec.get("shape").path(i).asLong(-1);
            size *= shape[i] < 0 ? Double.NaN : shape[i];
        }
        long from = spec.path(OFFSETS).path(0).asLong(-1);
        long to = spec.path(OFFSETS).path(1).asLong(-1);
        if (from < 0 || to - from != size * type.width()) {
            throw new IllegalArgumentException(name + ": bytes " + from + " to " + to + "; expected as many as " + type
                    + " values of shape " + spec.path("shape") + " take");
        }
        ByteBuffer bytes = data.slice((int) from, (int) (to - from)).order(ByteOrder.LITTLE_ENDIAN);
        return new Weights.Tensor(shape, type.decode(bytes));
    }
}
