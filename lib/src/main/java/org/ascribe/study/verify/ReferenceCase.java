package org.ascribe.study.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.Baseline;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.model.Model;
import org.ascribe.model.Torch;

/**
 * One case computed by outside software: a network, inputs, and what is expected of a method.
 *
 * @param folder where its arrays are
 * @param meta its {@code meta.json}
 */
public record ReferenceCase(Path folder, JsonNode meta) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Reads the description of a case; its arrays are read when they are asked for.
     *
     * @param folder a folder with a {@code meta.json}
     * @return the case
     */
    public static ReferenceCase in(Path folder) {
        try {
            return new ReferenceCase(
                    folder, JSON.readTree(folder.resolve("meta.json").toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Its name in its set.
     *
     * @return such as {@code mlp_relu__ig_right_50}
     */
    public String id() {
        return meta.get("id").asText();
    }

    /**
     * The method it is a case of.
     *
     * @return such as {@code integrated_gradients}
     */
    public String method() {
        return meta.get("method").asText();
    }

    /**
     * Hyperparameters and notes on formulas.
     *
     * @return a JSON object
     */
    public JsonNode hyper() {
        return meta.get("hyper");
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
        JsonNode target = meta.get("target");
        return IntStream.range(0, target.size()).map(i -> target.get(i).asInt()).toArray();
    }

    /**
     * What the network's outputs are.
     *
     * @return probabilities where it ends in a softmax, else logits
     */
    public Unit unit() {
        JsonNode layers = meta.get("model").get("layers");
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
        meta.get("model").get("input_shape").forEach(d -> dimensions.add(d.asLong()));
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
        return load(manager, meta.get("inputs").asText(), type);
    }

    /**
     * Whether the case brings a further input.
     *
     * @param name its name under {@code arrays}
     * @return whether it is there
     */
    public boolean has(String name) {
        return meta.get("arrays").has(name);
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
        return load(like.getManager(), file("arrays", name), like.getDataType());
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
        JsonNode shape = meta.get(kind).get(name).get("shape");
        return IntStream.range(0, shape.size())
                .mapToLong(i -> shape.get(i).asLong())
                .toArray();
    }

    /**
     * The baseline under that name.
     *
     * @return the case's, or zero where it has none
     */
    public Baseline baseline() {
        return has("baseline") ? Baseline.given(array("baseline")) : Baseline.zero();
    }

    /**
     * What is expected.
     *
     * @return names of arrays, in the order of {@code meta.json}
     */
    public List<String> expected() {
        List<String> names = new ArrayList<>();
        meta.get("expected").fieldNames().forEachRemaining(names::add);
        return names;
    }

    /**
     * Whether an array is expected.
     *
     * @param name its name under {@code expected}
     * @return whether it is there
     */
    public boolean expects(String name) {
        return meta.get("expected").has(name);
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
        JsonNode tolerance = meta.get("tolerance");
        return tolerance.get("abs").asDouble() + tolerance.get("rel").asDouble() * largest;
    }

    private String file(String kind, String name) {
        return meta.get(kind).get(name).get("file").asText();
    }

    double[] values(String file) {
        try (NDManager manager = Torch.manager()) {
            return load(manager, file, DataType.FLOAT64).toDoubleArray();
        }
    }

    Shape shapeOf(String file) {
        try (NDManager manager = Torch.manager()) {
            return load(manager, file, DataType.FLOAT64).getShape();
        }
    }

    private NDArray load(NDManager manager, String file, DataType type) {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return NDList.decode(manager, in).singletonOrThrow().toType(type, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static double[] heap(NDArray array) {
        return array.toType(DataType.FLOAT64, false).toDoubleArray();
    }
}
