package org.ascribe.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.baseline.Baseline;
import org.ascribe.model.Model;

/**
 * One case computed by outside software: a network, inputs, and what is expected of a method.
 *
 * @param folder where its arrays are
 * @param meta its {@code meta.json}
 */
record ReferenceCase(Path folder, JsonNode meta) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the description of a case; its arrays are read when they are asked for.
     *
     * @param folder a folder with a {@code meta.json}
     * @return the case
     * @throws IllegalArgumentException if it cannot be read, or is something else
     */
    public static ReferenceCase in(Path folder) {
        Path file = folder.resolve("meta.json");
        try {
            JsonNode meta = JSON.readTree(file.toFile());
            if (meta.path("method").isTextual() || meta.path("architecture").isTextual()) {
                return new ReferenceCase(folder, meta);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read as JSON", e);
        }
        throw new IllegalArgumentException(file + ": neither 'method' nor 'architecture'; expected a reference case");
    }

    /**
     * Its name in its set.
     *
     * @return such as {@code mlp_relu__ig_right_50}
     */
    public String id() {
        return meta.required("id").asText();
    }

    /**
     * The method it is a case of.
     *
     * @return such as {@code integrated_gradients}
     */
    public String method() {
        return meta.required("method").asText();
    }

    /**
     * Hyperparameters and notes on formulas.
     *
     * @return a JSON object
     */
    public JsonNode hyper() {
        return meta.required("hyper");
    }

    /**
     * Whether a network belongs to it; metrics of a given map need none.
     *
     * @return whether there is one
     */
    public boolean hasModel() {
        return meta.has("model");
    }

    /**
     * The explained outputs of the case's network.
     *
     * @param model the network of this case
     * @return f, not yet bound to rows
     */
    public ScalarFunction f(Model model) {
        return model.target(Target.of(targets()).in(unit()));
    }

    /**
     * The explained outputs of the case's network for its inputs.
     *
     * @param model the network of this case
     * @param x its inputs
     * @return f, bound to the rows of x
     */
    public ScalarFunction f(Model model, NDArray x) {
        return f(model).at(x);
    }

    /**
     * The explained class of each sample.
     *
     * @return 0-based indices
     */
    public int[] targets() {
        JsonNode target = meta.required("target");
        return IntStream.range(0, target.size()).map(i -> target.get(i).asInt()).toArray();
    }

    /**
     * What the network's outputs are.
     *
     * @return probabilities where it ends in a softmax, else logits
     */
    public Unit unit() {
        JsonNode layers = meta.required("model").get("layers");
        boolean softmax = layers.get(layers.size() - 1).get("type").asText().equals("softmax");
        return softmax ? Unit.PROBABILITY : Unit.LOGIT;
    }

    /**
     * Shape of one sample.
     *
     * @return without the batch axis
     */
    public Shape inputShape() {
        List<Long> dimensions = new ArrayList<>();
        meta.required("model").get("input_shape").forEach(d -> dimensions.add(d.asLong()));
        return new Shape(dimensions);
    }

    /**
     * The samples.
     *
     * @param manager owner of the array
     * @param type the type to compute in
     * @return {@code [n, ...]}
     */
    public NDArray inputs(NDManager manager, DataType type) {
        return Npy.read(folder.resolve(meta.required("inputs").asText()), manager, type);
    }

    /**
     * Whether the case brings a further input.
     *
     * @param name its name under {@code arrays}
     * @return whether it is there
     */
    public boolean has(String name) {
        return meta.required("arrays").has(name);
    }

    /**
     * A further input: a baseline, noise, labels.
     *
     * @param name its name under {@code arrays}
     * @return row-major
     */
    public double[] array(String name) {
        return values(file("arrays", name));
    }

    /**
     * A further input as an array.
     *
     * @param name its name under {@code arrays}
     * @param like the array whose manager and type it gets
     * @return in its own shape
     */
    public NDArray array(String name, NDArray like) {
        return Npy.read(folder.resolve(file("arrays", name)), like.getManager(), like.getDataType());
    }

    /**
     * A further input that holds integers.
     *
     * @param name its name under {@code arrays}
     * @return row-major
     */
    public int[] integers(String name) {
        return Arrays.stream(array(name)).mapToInt(value -> (int) value).toArray();
    }

    /**
     * Shape of a further input.
     *
     * @param name its name under {@code arrays}
     * @return as {@code meta.json} gives it
     */
    public long[] shape(String name) {
        return shape("arrays", name);
    }

    private long[] shape(String kind, String name) {
        JsonNode shape = meta.required(kind).required(name).required("shape");
        return IntStream.range(0, shape.size())
                .mapToLong(i -> shape.get(i).asLong())
                .toArray();
    }

    /**
     * The baseline under that name.
     *
     * @return the case's, one for all samples or one for each; zero where it has none
     */
    public Baseline baseline() {
        if (!has("baseline")) {
            return Baseline.zero();
        }
        return shape("baseline")[0] == 1 ? Baseline.given(array("baseline")) : batch -> array("baseline", batch);
    }

    /**
     * What is expected.
     *
     * @return names of arrays, in the order of {@code meta.json}
     */
    public List<String> expected() {
        List<String> names = new ArrayList<>();
        meta.required("expected").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * Whether an array is expected.
     *
     * @param name its name under {@code expected}
     * @return whether it is there
     */
    public boolean expects(String name) {
        return meta.required("expected").has(name);
    }

    /**
     * An expected array.
     *
     * @param name its name under {@code expected}
     * @return row-major
     */
    public double[] expected(String name) {
        return values(file("expected", name));
    }

    /**
     * Shape of an expected array.
     *
     * @param name its name under {@code expected}
     * @return as {@code meta.json} gives it
     */
    public long[] expectedShape(String name) {
        return shape("expected", name);
    }

    /**
     * How far from values of this size one may be.
     *
     * @param largest the largest magnitude of the expected array
     * @return absolute
     */
    public double tolerance(double largest) {
        JsonNode tolerance = meta.required("tolerance");
        return tolerance.get("abs").asDouble() + tolerance.get("rel").asDouble() * largest;
    }

    private String file(String kind, String name) {
        return meta.required(kind).required(name).required("file").asText();
    }

    double[] values(String file) {
        return Npy.values(folder.resolve(file));
    }

    long[] shapeOf(String file) {
        return Npy.shape(folder.resolve(file));
    }
}
