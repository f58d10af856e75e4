package org.ascribe.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Weights of a Keras model as TensorFlow.js keeps them: {@code model.json}, which names the tensors, and shards of float32 values
 * beside it, one tensor after another across their borders. Kernels are turned from Keras' order of axes to the engine's,
 * {@code [height, width, in, out]} to {@code [out, in, height, width]} and {@code [in, out]} to {@code [out, in]}.
 */
public final class TensorflowJs {

    private static final JsonMapper JSON = new JsonMapper();

    /** Keras' names of a layer's tensors, and the engine's. */
    private static final Map<String, String> NAMES = Map.of(
            "kernel", "weight",
            "bias", "bias",
            "gamma", "gamma",
            "beta", "beta",
            "moving_mean", "runningMean",
            "moving_variance", "runningVar");

    private TensorflowJs() {}

    /**
     * Reads a model's weights.
     *
     * @param model {@code model.json}, with its shards in the same folder
     * @return the tensors, named {@code layer.weight}, {@code layer.bias} and so on
     * @throws IllegalArgumentException if a shard is missing, cut or too long, or a tensor is of a kind that is not known
     */
    public static Weights read(Path model) {
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        JsonNode manifest = manifest(model);
        for (JsonNode group : manifest) {
            FloatBuffer values = values(model, group.path("paths"));
            for (JsonNode spec : group.path("weights")) {
                tensor(spec, values, model, tensors);
            }
            if (values.hasRemaining()) {
                throw new IllegalArgumentException(model + ": its shards hold " + values.remaining()
                        + " values more than its tensors; expected none");
            }
        }
        return new Weights(tensors, Map.of());
    }

    private static JsonNode manifest(Path model) {
        try {
            JsonNode manifest = JSON.readTree(Files.readString(model)).path("weightsManifest");
            if (!manifest.isArray() || manifest.isEmpty()) {
                throw new IllegalArgumentException(
                        model + ": no weightsManifest; expected the model.json of TensorFlow.js");
            }
            return manifest;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(model + ": not JSON; expected the model.json of TensorFlow.js", e);
        } catch (IOException e) {
            throw new UncheckedIOException(model + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FloatBuffer values(Path model, JsonNode paths) {
        try {
            long size = 0;
            for (JsonNode path : paths) {
                size += Files.size(model.resolveSibling(path.asText()));
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
            for (JsonNode path : paths) {
                bytes.put(Files.readAllBytes(model.resolveSibling(path.asText())));
            }
            return bytes.flip().asFloatBuffer();
        } catch (IOException e) {
            throw new IllegalArgumentException(model + ": a shard cannot be read: " + e.getMessage(), e);
        }
    }

    private static void tensor(
            JsonNode spec, FloatBuffer values, Path model, SortedMap<String, Weights.Tensor> tensors) {
        String name = spec.path("name").asText();
        int slash = name.lastIndexOf('/');
        String kind = NAMES.get(name.substring(slash + 1));
        String type = spec.path("dtype").asText();
        if (slash < 1 || kind == null || !type.equals("float32") || spec.has("quantization")) {
            throw new IllegalArgumentException(model + ": tensor '" + name + "' of type '" + type
                    + "'; expected unquantised float32, named layer/" + new TreeMap<>(NAMES).keySet());
        }
        long[] shape = new long[spec.path("shape").size()];
        int size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = spec.path("shape").get(i).asLong();
            size = Math.multiplyExact(size, Math.toIntExact(shape[i]));
        }
        if (values.remaining() < size) {
            throw new IllegalArgumentException(model + ": its shards end within tensor '" + name + "'; expected " + size
                    + " values for it, found " + values.remaining());
        }
        float[] found = new float[size];
        values.get(found);
        tensors.put(name.substring(0, slash) + "." + kind, turned(shape, found));
    }

    /** Kernels with the axes of the channels in front, output first; everything else as it is. */
    private static Weights.Tensor turned(long[] shape, float[] values) {
        int rank = shape.length;
        if (rank < 2) {
            return new Weights.Tensor(
                    shape,
                    IntStream.range(0, values.length)
                            .mapToDouble(i -> values[i])
                            .toArray());
        }
        int outputs = (int) shape[rank - 1];
        int inputs = (int) shape[rank - 2];
        int places = values.length / (inputs * outputs);
        double[] turned = new double[values.length];
        for (int place = 0; place < places; place++) {
            for (int in = 0; in < inputs; in++) {
                for (int out = 0; out < outputs; out++) {
                    turned[(out * inputs + in) * places + place] = values[(place * inputs + in) * outputs + out];
                }
            }
        }
        long[] axes = new long[rank];
        axes[0] = outputs;
        axes[1] = inputs;
        System.arraycopy(shape, 0, axes, 2, rank - 2);
        return new Weights.Tensor(axes, turned);
    }
}
