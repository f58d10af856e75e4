package org.ascribe.weights;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.file.Sha256;
import org.ascribe.network.Layer;
import org.ascribe.network.Network;

/**
 * The parameter values of a network, on the heap, with notes on where they come from.
 *
 * @param tensors parameter name, {@code layer.weight} or {@code layer.bias}, to values
 * @param notes provenance: command, seed, accuracy
 */
public record Weights(SortedMap<String, Tensor> tensors, Map<String, String> notes) {

    /** How many values are hashed at a time. */
    private static final int PIECE = 1 << 13;

    /** Values in row-major order, kept in the precision they came in. */
    public static final class Tensor {

        private final long[] shape;
        private final Buffer values;

        /** A tensor of a {@link FloatBuffer} or a {@link DoubleBuffer}. */
        Tensor(long[] shape, Buffer values) {
            if (new Shape(shape).size() != values.remaining()) {
                throw new IllegalArgumentException("values: " + values.remaining() + "; expected "
                        + new Shape(shape).size() + " for a tensor of shape " + new Shape(shape));
            }
            this.shape = shape;
            this.values = values;
        }

        /**
         * A tensor of float64.
         *
         * @param shape the shape
         * @param values as many values as the shape has places
         * @throws IllegalArgumentException if there are more or fewer
         */
        public Tensor(long[] shape, double[] values) {
            this(shape, DoubleBuffer.wrap(values));
        }

        /**
         * A tensor of float32, which takes half the memory.
         *
         * @param shape the shape
         * @param values as many values as the shape has places
         * @throws IllegalArgumentException if there are more or fewer
         */
        public Tensor(long[] shape, FloatBuffer values) {
            this(shape, (Buffer) values.slice());
        }

        /**
         * The shape.
         *
         * @return one entry an axis
         */
        public long[] shape() {
            return shape;
        }

        /**
         * How many values there are.
         *
         * @return the product of the shape
         */
        public int size() {
            return values.limit();
        }

        /**
         * One value.
         *
         * @param index its row-major place
         * @return the value
         */
        public double value(int index) {
            return values instanceof FloatBuffer floats ? floats.get(index) : ((DoubleBuffer) values).get(index);
        }

        /**
         * All values.
         *
         * @return a copy
         */
        public double[] values() {
            double[] wide = new double[size()];
            Arrays.setAll(wide, this::value);
            return wide;
        }

        /** An array of the engine with these values. */
        private NDArray in(NDManager manager, DataType type) {
            return values instanceof FloatBuffer floats
                    ? Tensors.of(manager, type, floats, new Shape(shape))
                    : Tensors.of(manager, type, (DoubleBuffer) values, new Shape(shape));
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
        forEach(network, (name, parameter) -> {
            NDArray array = parameter.getArray();
            tensors.put(name, new Tensor(array.getShape().getShape(), Heap.of(array)));
        });
        return new Weights(tensors, notes);
    }

    /**
     * What a network has parameters for, without memory for their values.
     *
     * @param architecture makes the network
     * @return the shapes of its parameters by name
     */
    public static SortedMap<String, Shape> shapes(Supplier<Network> architecture) {
        SortedMap<String, Shape> shapes = new TreeMap<>();
        Network network = architecture.get();
        forEach(
                network,
                (name, parameter) -> parameter.setInitializer((manager, shape, type) -> {
                    shapes.put(name, shape);
                    return manager.zeros(new Shape(0), type);
                }));
        try (NDManager scope = Torch.manager()) {
            initialize(network, scope, DataType.FLOAT32);
        }
        return shapes;
    }

    /**
     * Gives a network these values.
     *
     * @param network a network without parameter values
     * @param manager owner of the parameters
     * @param type the type to compute in
     * @throws IllegalArgumentException if tensors are missing, superfluous or of another shape; the message lists them all
     */
    public void into(Network network, NDManager manager, DataType type) {
        Misfits misfits = new Misfits();
        SortedSet<String> left = new TreeSet<>(tensors.keySet());
        forEach(network, (name, parameter) -> {
            left.remove(name);
            parameter.setInitializer((owner, shape, sameType) -> {
                Tensor tensor = tensors.get(name);
                if (tensor == null) {
                    misfits.missing(name, shape);
                } else {
                    misfits.compare(name, new Shape(tensor.shape()), shape);
                }
                // Once the network cannot be had, its values need no memory.
                return tensor == null || misfits.any()
                        ? owner.zeros(new Shape(0), sameType)
                        : tensor.in(owner, sameType);
            });
        });
        initialize(network, manager, type);
        misfits.refuse(left, notes.get("file"));
    }

    private static void initialize(Network network, NDManager manager, DataType type) {
        network.initialize(manager, type, new Shape(1).addAll(network.inputShape()));
    }

    /**
     * The same, with every value rounded to the nearest of float16: what {@link Safetensors} reads of a file of that precision.
     *
     * @return a copy
     */
    public Weights halved() {
        SortedMap<String, Tensor> rounded = new TreeMap<>();
        tensors.forEach((name, tensor) -> {
            float[] values = new float[tensor.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Half.value(Half.bits((float) tensor.value(i)));
            }
            rounded.put(name, new Tensor(tensor.shape(), FloatBuffer.wrap(values)));
        });
        return new Weights(rounded, notes);
    }

    /**
     * Identifies the values, whatever file they came in.
     *
     * @return SHA-256 over names, shapes and values, in hexadecimal
     */
    public String hash() {
        MessageDigest digest = Sha256.start();
        tensors.forEach((name, tensor) -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(8 * Math.max(PIECE, tensor.shape().length));
            for (long dimension : tensor.shape()) {
                bytes.putLong(dimension);
            }
            digest.update(bytes.flip());
            for (int from = 0; from < tensor.size(); from += PIECE) {
                bytes.clear();
                for (int i = from; i < Math.min(tensor.size(), from + PIECE); i++) {
                    bytes.putDouble(tensor.value(i));
                }
                digest.update(bytes.flip());
            }
        });
        return Sha256.hex(digest);
    }

    private static void forEach(Network network, BiConsumer<String, Parameter> visitor) {
        for (Layer layer : network.leaves()) {
            layer.block()
                    .getParameters()
                    .forEach(entry -> visitor.accept(layer.name() + "." + entry.getKey(), entry.getValue()));
        }
    }
}
