package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TensorsTest {

    private static final Shape SHAPE = new Shape(2, 3);
    private static final double[] DOUBLES = {1, -2.5, 1.0 / 3, 4e300, -0.0, 1e-40};
    private static final float[] FLOATS = {1, -2.5F, 1F / 3, 4e30F, -0F, 1e-40F};

    private static NDManager manager;

    @BeforeAll
    static void open() {
        manager = NDManager.newBaseManager("PyTorch");
    }

    @AfterAll
    static void close() {
        manager.close();
    }

    @Test
    void holdsWhatItWasMadeOf() {
        assertThat(Tensors.of(manager, DOUBLES, SHAPE).toDoubleArray()).containsExactly(DOUBLES);
        assertThat(Tensors.of(manager, FLOATS, SHAPE).toFloatArray()).containsExactly(FLOATS);
        assertThat(Tensors.of(manager, new int[] {3, -4}, new Shape(2)).toIntArray())
                .containsExactly(3, -4);
        assertThat(Tensors.of(manager, new long[] {1L << 40, -4}, new Shape(2)).toLongArray())
                .containsExactly(1L << 40, -4);
        assertThat(Tensors.of(manager, new boolean[] {true, false, true}, new Shape(3))
                        .toBooleanArray())
                .containsExactly(true, false, true);
        assertThat(Tensors.index(manager, 5, 0).toLongArray()).containsExactly(5, 0);
        assertThat(Tensors.of(manager, new double[0], new Shape(0, 3)).getShape())
                .isEqualTo(new Shape(0, 3));
    }

    @Test
    void convertsAsACastDoes() {
        float[] rounded = new float[DOUBLES.length];
        double[] widened = new double[FLOATS.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (float) DOUBLES[i];
            widened[i] = FLOATS[i];
        }
        assertThat(Tensors.of(manager, DataType.FLOAT32, DOUBLES, SHAPE).toFloatArray())
                .containsExactly(rounded);
        assertThat(Tensors.of(manager, DataType.FLOAT64, FLOATS, SHAPE).toDoubleArray())
                .containsExactly(widened);
        NDArray half = Tensors.of(manager, DataType.FLOAT16, new double[] {1, -2.5}, new Shape(2));
        assertThat(half.getDataType()).isEqualTo(DataType.FLOAT16);
        assertThat(half.toType(DataType.FLOAT64, false).toDoubleArray()).containsExactly(1, -2.5);
    }

    @Test
    void takesWhatRemainsOfABufferAndLeavesItsPosition() {
        DoubleBuffer doubles = DoubleBuffer.wrap(DOUBLES).position(4);
        FloatBuffer floats = FloatBuffer.wrap(FLOATS).limit(2);
        assertThat(Tensors.of(manager, DataType.FLOAT64, doubles, new Shape(2)).toDoubleArray())
                .containsExactly(-0.0, 1e-40);
        assertThat(Tensors.of(manager, DataType.FLOAT32, floats, new Shape(2)).toFloatArray())
                .containsExactly(1, -2.5F);
        assertThat(doubles.position()).isEqualTo(4);
        assertThat(floats.position()).isZero();
    }

    @Test
    void takesManagerAndTypeFromAnother() {
        NDArray other = manager.ones(new Shape(2, 3, 4), DataType.FLOAT32);
        NDArray column = Tensors.along(other, 1, 3, 0.1, 0.2, 0.3);
        assertThat(column.getShape()).isEqualTo(new Shape(1, 3, 1));
        assertThat(column.getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(column.toFloatArray()).containsExactly(0.1F, 0.2F, 0.3F);
        assertThat(column.getManager()).isSameAs(manager);
        assertThat(Tensors.scalar(other, 7).getShape()).isEqualTo(new Shape());
        assertThat(Tensors.spread(Tensors.scalar(other, 7), SHAPE).toFloatArray())
                .containsExactly(7, 7, 7, 7, 7, 7);
    }

    @Test
    void readsNumPysFormat() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        new NDList(Tensors.of(manager, FLOATS, SHAPE)).encode(file, NDList.Encoding.NPZ);
        NDArray read = Tensors.decoded(manager, DataType.FLOAT64, new ByteArrayInputStream(file.toByteArray()));
        assertThat(read.toType(DataType.FLOAT32, false).toFloatArray()).containsExactly(FLOATS);
    }

    @Test
    void refusesAShapeOfAnotherSize() {
        assertThatThrownBy(() -> Tensors.of(manager, DOUBLES, new Shape(7)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("values: 6; expected 7 for an array of shape (7)");
    }

    /** None of these copies: each shares the storage, and would share its end. */
    @TestFactory
    Stream<DynamicTest> viewsOutliveTheArray() {
        return Stream.of(
                        view("reshape", a -> a.reshape(-1)),
                        view("same type", a -> a.toType(a.getDataType(), true)),
                        view("stopGradient", NDArray::stopGradient),
                        view("get", a -> a.get(new NDIndex("0:" + a.getShape().get(0)))),
                        view("broadcast", a -> a.expandDims(0).broadcast(new Shape(1).addAll(a.getShape()))),
                        view("transpose", NDArray::transpose))
                .flatMap(Function.identity());
    }

    private static Stream<DynamicTest> view(String name, Function<NDArray, NDArray> view) {
        return Stream.of(1, 64, 5000)
                .map(n -> DynamicTest.dynamicTest(name + " of " + n, () -> {
                    double[] values = new Random(n).doubles(n).toArray();
                    try (NDManager scope = manager.newSubManager()) {
                        NDArray seen;
                        try (NDArray array = Tensors.of(scope, values, new Shape(n))) {
                            seen = view.apply(array);
                        }
                        Junk.instead(n * Double.BYTES);
                        assertThat(seen.toDoubleArray()).containsExactly(values);
                    }
                }));
    }

    @Test
    void aViewOutlivesTheManagerOfItsArray() {
        double[] values = new Random(0).doubles(64).toArray();
        NDArray seen;
        try (NDManager scope = manager.newSubManager()) {
            seen = Tensors.of(scope, values, new Shape(64)).reshape(8, 8);
            seen.attach(manager);
        }
        Junk.instead(64 * Double.BYTES);
        assertThat(seen.toDoubleArray()).containsExactly(values);
        assertThat(Arrays.stream(values).distinct()).hasSize(64);
    }
}
