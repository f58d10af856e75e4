package org.ascribe.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whether the engine keeps the types of arrays. A libtorch of another version than the binding's loads without complaint, numbers
 * its types otherwise, and is wrong from the first array on.
 */
public final class SelfTest {

    /** What to do about it. */
    public static final String REMEDY = ". The libtorch that was loaded is not the one its binding was built for; unset"
            + " PYTORCH_LIBRARY_PATH or name a libtorch 2.7.1.";

    private static final Map<DataType, String> DOUBLED = Map.of(
            DataType.FLOAT32, "[2.0, 4.0, 6.0]", DataType.FLOAT64, "[2.0, 4.0, 6.0]", DataType.INT64, "[2, 4, 6]");

    private SelfTest() {}

    static Optional<String> fault(Engine engine) {
        return fault(engine, array -> array);
    }

    /** Of an engine whose arrays go through something that may spoil them. */
    static Optional<String> fault(Engine engine, UnaryOperator<NDArray> through) {
        try (NDManager manager = engine.newBaseManager(Device.cpu())) {
            return DOUBLED.keySet().stream()
                    .sorted()
                    .flatMap(type -> fault(manager, type, through).stream())
                    .findFirst()
                    .map(found -> "engine: PyTorch " + engine.getVersion() + " gives " + found + REMEDY);
        }
    }

    private static Optional<String> fault(NDManager manager, DataType type, UnaryOperator<NDArray> through) {
        NDArray x = through.apply(Tensors.index(manager, 1, 2, 3).toType(type, true));
        NDArray sum = through.apply(x.add(x));
        String found = Arrays.toString(sum.toArray());
        return sum.getDataType() == type && found.equals(DOUBLED.get(type))
                ? Optional.empty()
                : Optional.of("2 · (1, 2, 3) = " + found + " of type " + sum.getDataType() + "; expected "
                        + DOUBLED.get(type) + " of type " + type);
    }
}
