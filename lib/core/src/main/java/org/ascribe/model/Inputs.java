package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ascribe.Attribution;
import org.ascribe.Certificate;
import org.ascribe.Ledger;
import org.ascribe.engine.HeapArray;
import org.ascribe.feature.FeatureGroups;

/**
 * The inputs of a model that takes several at once, laid end to end: methods see one vector of features a sample, the model gets
 * its parts back, see {@link Model#of(String, ai.djl.nn.Block, Inputs)}.
 *
 * <pre>{@code
 * Inputs inputs = Inputs.of("image", new Shape(1, 28, 28)).and("table", new Shape(5));
 * Attribution whole = method.attribute(model.target(0), inputs.join(Map.of("image", image, "table", table)));
 * Attribution image = inputs.split(whole).get("image");
 * }</pre>
 *
 * @param parts in the order in which the model takes them
 */
public record Inputs(List<Part> parts) {

    /**
     * One of several inputs.
     *
     * @param name unique among them
     * @param shape shape of one sample of it, without the batch axis
     */
    public record Part(String name, Shape shape) {
        private int size() {
            return Math.toIntExact(shape.size());
        }
    }

    /**
     * Checks the names.
     *
     * @param parts in the order in which the model takes them
     * @throws IllegalArgumentException if there are none, or two have the same name
     */
    public Inputs {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.stream().map(Part::name).distinct().count() < parts.size()) {
            throw new IllegalArgumentException("parts: "
                    + parts.stream().map(Part::name).toList() + "; expected one or more with different names");
        }
    }

    /**
     * The first input.
     *
     * @param name its name
     * @param shape shape of one sample of it, without the batch axis
     * @return inputs of one part
     */
    public static Inputs of(String name, Shape shape) {
        return new Inputs(List.of(new Part(name, shape)));
    }

    /**
     * These inputs and one more.
     *
     * @param name its name
     * @param shape shape of one sample of it, without the batch axis
     * @return a copy with another part at the end
     */
    public Inputs and(String name, Shape shape) {
        List<Part> more = new ArrayList<>(parts);
        more.add(new Part(name, shape));
        return new Inputs(more);
    }

    /**
     * Shape of a joined sample.
     *
     * @return {@code (features)}, those of all parts
     */
    public Shape shape() {
        return new Shape(parts.stream().mapToLong(Part::size).sum());
    }

    /**
     * Lays the parts of one sample, or of a batch, end to end.
     *
     * @param values for each part, its sample {@code [...shape]}, or a batch {@code [n, ...shape]}
     * @return {@code [features]}, or {@code [n, features]}, on the manager of the first part; float64 if any part is, else float32
     * @throws IllegalArgumentException if a part is missing, superfluous, of another shape or number of samples
     */
    public NDArray join(Map<String, NDArray> values) {
        checkNames("values", values.keySet());
        if (values.size() < parts.size()) {
            throw new IllegalArgumentException(
                    "values: only " + new TreeSet<>(values.keySet()) + "; expected " + names());
        }
        List<NDArray> arrays = parts.stream()
                .map(part -> Objects.requireNonNull(values.get(part.name()), part.name()))
                .toList();
        Shape batch = batch(parts.get(0), arrays.get(0).getShape());
        boolean wide = values.values().stream().anyMatch(array -> array.getDataType() == DataType.FLOAT64);
        NDList flat = new NDList();
        for (int i = 0; i < arrays.size(); i++) {
            Part part = parts.get(i);
            NDArray value = arrays.get(i);
            if (!batch.equals(batch(part, value.getShape()))) {
                throw new IllegalArgumentException("values: " + part.name() + " is of shape " + value.getShape()
                        + "; expected " + batch.addAll(part.shape()) + ", as many samples as "
                        + parts.get(0).name() + " has");
            }
            flat.add(value.reshape(batch.addAll(new Shape(part.size())))
                    .toType(wide ? DataType.FLOAT64 : DataType.FLOAT32, false));
        }
        return NDArrays.concat(flat, batch.dimension());
    }

    /**
     * Takes the attribution of a joined sample apart.
     *
     * @param whole an attribution to the features of a joined sample
     * @return for each part, the attribution to its features, in its shape; without f(baseline), since a part alone does not sum
     *     to the change of f
     * @throws IllegalArgumentException if the attribution is not of this many features
     */
    public Map<String, Attribution> split(Attribution whole) {
        if (!Arrays.equals(whole.shape(), shape().getShape())) {
            throw new IllegalArgumentException("whole: values of shape " + new Shape(whole.shape()) + "; expected "
                    + shape() + ", the features of " + names());
        }
        Map<String, Attribution> split = new LinkedHashMap<>();
        double[] values = whole.values();
        double[] input = whole.input();
        int from = 0;
        for (Part part : parts) {
            int first = from;
            int last = from + part.size();
            Certificate certificate = new Certificate(
                    whole.certificate().standardError().map(all -> Arrays.copyOfRange(all, first, last)),
                    whole.certificate().quadratureError(),
                    whole.certificate().convergenceRadius(),
                    Ledger.NONE);
            long[] shape = part.shape().getShape();
            split.put(
                    part.name(),
                    new Attribution(
                            whole.method(),
                            new HeapArray(shape, Arrays.copyOfRange(values, first, last)),
                            new HeapArray(shape, Arrays.copyOfRange(input, first, last)),
                            whole.explained().withoutBaseline(),
                            certificate,
                            whole.cost()));
            from = last;
        }
        return split;
    }

    /**
     * Groups inside one part; the features of all others by themselves.
     *
     * @param name the part
     * @param groups its groups
     * @return groups of the features of a joined sample
     */
    public FeatureGroups groups(String name, FeatureGroups groups) {
        return groups(Map.of(name, groups));
    }

    /**
     * Groups inside parts.
     *
     * @param groups for each part its groups; a part that is left out has single features
     * @return groups of the features of a joined sample
     * @throws IllegalArgumentException if there is no part of such a name
     */
    public FeatureGroups groups(Map<String, FeatureGroups> groups) {
        checkNames("groups", groups.keySet());
        return new Groups(
                this,
                parts.stream()
                        .map(part -> groups.getOrDefault(part.name(), FeatureGroups.single()))
                        .toList());
    }

    /**
     * Groups of the features of a joined sample.
     *
     * @param inputs how samples are joined
     * @param ofParts the groups of each part
     */
    record Groups(Inputs inputs, List<FeatureGroups> ofParts) implements FeatureGroups {
        @Override
        public List<int[]> of(Shape sample) {
            if (!sample.equals(inputs.shape())) {
                throw new IllegalArgumentException("sample: shape " + sample + "; expected " + inputs.shape()
                        + ", the features of " + inputs.names());
            }
            List<int[]> joined = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < ofParts.size(); i++) {
                Part part = inputs.parts.get(i);
                int offset = from;
                ofParts.get(i)
                        .of(part.shape())
                        .forEach(group -> joined.add(Arrays.stream(group)
                                .map(feature -> offset + feature)
                                .toArray()));
                from += part.size();
            }
            return joined;
        }

        @Override
        public String toString() {
            return java.util.stream.IntStream.range(0, ofParts.size())
                    .mapToObj(i -> inputs.parts.get(i).name() + " " + ofParts.get(i))
                    .collect(Collectors.joining(", "));
        }
    }

    /** Takes a batch of joined samples apart, differentiably. */
    NDList parts(NDArray batch) {
        long n = batch.getShape().get(0);
        long[] borders = new long[parts.size() - 1];
        long from = 0;
        for (int i = 0; i < borders.length; i++) {
            from += parts.get(i).size();
            borders[i] = from;
        }
        NDList flat = borders.length == 0 ? new NDList(batch) : batch.split(borders, 1);
        NDList shaped = new NDList();
        for (int i = 0; i < flat.size(); i++) {
            shaped.add(flat.get(i).reshape(new Shape(n).addAll(parts.get(i).shape())));
        }
        return shaped;
    }

    private List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    private void checkNames(String argument, Set<String> given) {
        for (String name : given) {
            if (!names().contains(name)) {
                throw new IllegalArgumentException(argument + ": no input is named " + name + "; expected " + names());
            }
        }
    }

    /** The batch axis of an array of this part: none, or one. */
    private static Shape batch(Part part, Shape shape) {
        int axes = shape.dimension() - part.shape().dimension();
        if (axes < 0 || axes > 1 || !shape.slice(axes).equals(part.shape())) {
            throw new IllegalArgumentException("values: " + part.name() + " is of shape " + shape + "; expected "
                    + part.shape() + ", or a batch of them");
        }
        return shape.slice(0, axes);
    }
}
