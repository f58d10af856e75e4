package org.ascribe.reference;

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
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ascribe.Baseline;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.Unit;
import org.ascribe.model.Model;

/** One case computed by outside software: a network, inputs, and what is expected of a method. */
record ReferenceCase(Path folder, JsonNode meta) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The larger set, in a folder named shared beside the checkout. */
    static Optional<Path> outside() {
        for (Path p = Path.of("").toAbsolutePath(); p != null; p = p.getParent()) {
            Path root = p.resolve("shared/reference/attribution");
            if (Files.isDirectory(root)) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }

    static List<ReferenceCase> in(Path root, String pattern) {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> folder.getFileName().toString().matches(pattern))
                    .sorted()
                    .map(folder -> named(root, folder.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReferenceCase named(Path root, String id) {
        Path folder = root.resolve(id);
        return new ReferenceCase(folder, read(folder.resolve("meta.json")));
    }

    String id() {
        return meta.get("id").asText();
    }

    String method() {
        return meta.get("method").asText();
    }

    JsonNode hyper() {
        return meta.get("hyper");
    }

    Model model() {
        return ReferenceNetwork.model(this);
    }

    ScalarFunction f(Model model) {
        int[] classes = new int[meta.get("target").size()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = meta.get("target").get(i).asInt();
        }
        Target target = Target.of(classes);
        return model.target(endsInSoftmax() ? target.in(Unit.PROBABILITY) : target);
    }

    boolean endsInSoftmax() {
        JsonNode layers = meta.get("model").get("layers");
        return layers.get(layers.size() - 1).get("type").asText().equals("softmax");
    }

    NDArray inputs(NDManager manager) {
        return load(manager, meta.get("inputs").asText());
    }

    boolean has(String array) {
        return meta.get("arrays").has(array);
    }

    double[] array(String name) {
        return values(meta.get("arrays").get(name).get("file").asText());
    }

    Baseline baseline() {
        return has("baseline") ? Baseline.given(array("baseline")) : Baseline.zero();
    }

    boolean expects(String name) {
        return meta.get("expected").has(name);
    }

    double[] expected(String name) {
        return values(meta.get("expected").get(name).get("file").asText());
    }

    /** Absolute tolerance for values as large as these. */
    double tolerance(double[] expected) {
        double largest = 0;
        for (double e : expected) {
            largest = Math.max(largest, Math.abs(e));
        }
        JsonNode tolerance = meta.get("tolerance");
        return tolerance.get("abs").asDouble() + tolerance.get("rel").asDouble() * largest;
    }

    Shape inputShape() {
        List<Long> dimensions = new ArrayList<>();
        meta.get("model").get("input_shape").forEach(d -> dimensions.add(d.asLong()));
        return new Shape(dimensions);
    }

    double[] values(String file) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            return load(manager, file).toType(DataType.FLOAT64, false).toDoubleArray();
        }
    }

    Shape shape(String file) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            return load(manager, file).getShape();
        }
    }

    private NDArray load(NDManager manager, String file) {
        try (InputStream in = Files.newInputStream(folder.resolve(file))) {
            return NDList.decode(manager, in).singletonOrThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
