package org.ascribe.weights;

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
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
        for (JsonNode group : manifest(model)) {
            ByteBuffer bytes = shards(model, group.path("paths"));
            FloatBuffer values = bytes.asFloatBuffer();
            for (JsonNode spec : group.path("weights")) {
                tensor(spec, values, model, tensors);
            }
            if (values.hasRemaining() || bytes.remaining() % Float.BYTES > 0) {
                throw new IllegalArgumentException(model + ": its shards have "
                        + (values.remaining() * Float.BYTES + bytes.remaining() % Float.BYTES)
                        + " bytes more than its tensors; expected none");
            }
        }
        return new Weights(tensors, Map.of("file", model.getFileName().toString()));
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

    private static ByteBuffer shards(Path model, JsonNode paths) {
        try {
            long size = 0;
            for (JsonNode path : paths) {
                size += Files.size(shard(model, path));
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
            for (JsonNode path : paths) {
                bytes.put(Files.readAllBytes(shard(model, path)));
            }
            return bytes.flip();
        } catch (IOException e) {
            throw new IllegalArgumentException(model + ": a shard cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path shard(Path model, JsonNode path) {
        String name = path.asText();
        if (!Path.of(name).equals(Path.of(name).getFileName())) {
            throw new IllegalArgumentException(model + ": shard '" + name + "'; expected a file beside it");
        }
        return model.resolveSibling(name);
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
        int[] shape = shape(spec.path("shape"), model, name);
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (values.remaining() < size) {
            throw new IllegalArgumentException(model + ": its shards end within tensor '" + name + "'; expected " + size
                    + " values for it, found " + values.remaining());
        }
        FloatBuffer found = values.slice(values.position(), size);
        values.position(values.position() + size);
        if (tensors.put(name.substring(0, slash) + "." + kind, turned(shape, found)) != null) {
            throw new IllegalArgumentException(model + ": tensor '" + name + "' comes twice; expected it once");
        }
    }

    private static int[] shape(JsonNode axes, Path model, String name) {
        int[] shape = new int[axes.size()];
        long size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = axes.get(i).asInt(-1);
            size *= shape[i];
            if (shape[i] < 1 || size > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(model + ": tensor '" + name + "' has shape " + axes
                        + "; expected positive numbers whose product is below 2^31");
            }
        }
        return shape;
    }

    /** Kernels with the axes of the channels in front, output first; everything else as it is. */
    private static Weights.Tensor turned(int[] shape, FloatBuffer values) {
        int rank = shape.length;
        if (rank < 2) {
            return new Weights.Tensor(Arrays.stream(shape).asLongStream().toArray(), values);
        }
        int outputs = shape[rank - 1];
        int inputs = shape[rank - 2];
        int places = values.remaining() / (inputs * outputs);
        FloatBuffer turned = FloatBuffer.allocate(values.remaining());
        for (int place = 0; place < places; place++) {
            for (int in = 0; in < inputs; in++) {
                for (int out = 0; out < outputs; out++) {
                    turned.put((out * inputs + in) * places + place, values.get((place * inputs + in) * outputs + out));
                }
            }
        }
        long[] axes = new long[rank];
        axes[0] = outputs;
        axes[1] = inputs;
        for (int axis = 2; axis < rank; axis++) {
            axes[axis] = shape[axis - 2];
        }
        return new Weights.Tensor(axes, turned);
    }
}
