package org.ascribe.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.initializer.Initializer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The parameter values of a network, on the heap, with notes on where they come from.
 *
 * @param tensors parameter name, {@code layer.weight} or {@code layer.bias}, to values
 * @param notes provenance: command, seed, accuracy
 */
public record Weights(SortedMap<String, Tensor> tensors, Map<String, String> notes) {

    /**
     * Values in row-major order.
     *
     * @param shape the shape
     * @param values as many values as the shape has places
     */
    public record Tensor(long[] shape, double[] values) {

        /**
         * Checks that there is a value for every place.
         *
         * @param shape the shape
         * @param values as many values as the shape has places
         * @throws IllegalArgumentException if there are more or fewer
         */
        public Tensor {
            if (new Shape(shape).size() != values.length) {
                throw new IllegalArgumentException("values: " + values.length + "; expected " + new Shape(shape).size()
                        + " for a tensor of shape " + new Shape(shape));
            }
        }
    }

    /**
     * Keeps its own copies of the maps.
     *
     * @param tensors parameter name to values
     * @param notes provenance
     */
    public Weights {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /**
     * Reads the parameters of a network.
     *
     * @param network an initialised network
     * @param notes provenance
     * @return its weights
     */
    public static Weights of(Network network, Map<String, String> notes) {
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        forEach(network, (name, array) -> {
            try (NDArray wide = array.toType(DataType.FLOAT64, true)) {
                tensors.put(name, new Tensor(array.getShape().getShape(), wide.toDoubleArray()));
            }
        });
        return new Weights(tensors, notes);
    }

    /**
     * Gives a network these values.
     *
     * @param network a network without parameter values
     * @param manager owner of the parameters
     * @param type the type to compute in
     * @throws IllegalArgumentException if a tensor is missing, superfluous or of another shape
     */
    public void into(Network network, NDManager manager, DataType type) {
        // Random values nobody will see took a third of the time to load a large network.
        network.setInitializer(Initializer.ZEROS, parameter -> true);
        network.initialize(manager, type, new Shape(1).addAll(network.inputShape()));
        SortedMap<String, Tensor> left = new TreeMap<>(tensors);
        forEach(network, (name, array) -> {
            Tensor tensor = left.remove(name);
            if (tensor == null || !new Shape(tensor.shape()).equals(array.getShape())) {
                throw new IllegalArgumentException("weights: " + name + " is "
                        + (tensor == null ? "missing" : "of shape " + new Shape(tensor.shape())) + "; expected shape "
                        + array.getShape());
            }
            try (NDArray values = manager.create(tensor.values(), array.getShape());
                    NDArray typed = values.toType(type, false)) {
                // A copy of its own: an array made from Java values borrows their memory, and so may its conversions.
                array.intern(typed.duplicate());
            }
        });
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("weights: unexpected tensors " + left.keySet());
        }
    }

    /**
     * Identifies the values, whatever file they came in.
     *
     * @return SHA-256 over names, shapes and values, in hexadecimal
     */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            tensors.forEach((name, tensor) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                ByteBuffer bytes = ByteBuffer.allocate(8 * (tensor.shape().length + tensor.values().length));
                bytes.asLongBuffer().put(tensor.shape());
                bytes.position(8 * tensor.shape().length);
                bytes.asDoubleBuffer().put(tensor.values());
                digest.update(bytes.array());
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private interface Visitor {
        void visit(String name, NDArray array);
    }

    private static void forEach(Network network, Visitor visitor) {
        for (Layer layer : network.leaves()) {
            layer.block()
                    .getParameters()
                    .forEach(entry -> visitor.visit(
                            layer.name() + "." + entry.getKey(),
                            entry.getValue().getArray()));
        }
    }
}
