package org.ascribe.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.model.Model;
import org.ascribe.network.Network;
import org.ascribe.weights.Weights;

/** A large network of torchvision with generated weights: its logits, and the input times the gradient of one of them. */
record TorchvisionCase(Path folder, JsonNode meta, Map<String, Supplier<Network>> architectures)
        implements VerifiableCase {

    private static final String LOGITS = "logits";
    private static final String MAP = "input_x_gradient_channel_sum";
    private static final String NORM = "gradient_l2";

    /** The cases name no tolerance; this one is relative to the largest entry. Rounding leaves 5e-15. */
    private static final double TOLERANCE = 1e-12;

    private static final Map<String, String> NORMALISATION =
            Map.of("gamma", "weight", "beta", "bias", "runningMean", "running_mean", "runningVar", "running_var");

    @Override
    public String id() {
        return meta.required("architecture").asText();
    }

    @Override
    public String method() {
        return "torchvision";
    }

    @Override
    public Map<String, double[]> answer(DataType type) {
        Supplier<Network> architecture = architectures.get(id());
        if (architecture == null) {
            throw new UnknownCaseException("architecture '" + id() + "'");
        }
        GeneratedWeights generated = new GeneratedWeights(meta.required("seed").asLong());
        Shape shape = inputShape();
        try (Model model = Model.of(id(), architecture, weights(architecture, generated), type);
                NDManager scope = Torch.manager()) {
            NDArray x = Tensors.of(scope, type, generated.input("input", shape.getShape()), shape);
            NDArray gradient =
                    model.target(meta.required("target").asInt()).at(x).gradient(x);
            return Map.of(
                    LOGITS, Heap.of(model.logits(x)),
                    MAP, Heap.of(x.mul(gradient).sum(new int[] {1})),
                    NORM, Heap.of(gradient.square().sum().sqrt()));
        }
    }

    @Override
    public List<ExpectedArray> expectations(DataType type) {
        Path map = folder.resolve(MAP + ".npy");
        Path logits = folder.resolve(LOGITS + ".npy");
        double[] norm = {meta.required(NORM).asDouble()};
        return List.of(
                ExpectedArray.of(LOGITS, Npy.shape(logits), Npy.values(logits), TOLERANCE, false, type),
                ExpectedArray.of(MAP, Npy.shape(map), Npy.values(map), TOLERANCE, true, type),
                ExpectedArray.of(NORM, new long[] {1}, norm, TOLERANCE, false, type));
    }

    private Shape inputShape() {
        JsonNode input = meta.required("input");
        return new Shape(IntStream.range(0, input.size())
                .mapToLong(i -> input.get(i).asLong())
                .toArray());
    }

    private static Weights weights(Supplier<Network> architecture, GeneratedWeights generated) {
        SortedMap<String, Weights.Tensor> tensors = new TreeMap<>();
        Weights.shapes(architecture).forEach((name, shape) -> {
            double[] values = generated.tensor(torchvisionsName(name), shape.getShape());
            tensors.put(name, new Weights.Tensor(shape.getShape(), values));
        });
        return new Weights(tensors, Map.of());
    }

    private static String torchvisionsName(String name) {
        int dot = name.lastIndexOf('.') + 1;
        String last = name.substring(dot);
        return name.substring(0, dot) + NORMALISATION.getOrDefault(last, last);
    }
}
