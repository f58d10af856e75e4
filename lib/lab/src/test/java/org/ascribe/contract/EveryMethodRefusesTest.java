package org.ascribe.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.Trait;
import org.ascribe.model.Model;
import org.ascribe.nets.Nets;
import org.ascribe.network.Activation;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every method of the catalogue refuses, in words: the argument, what it was, what was expected. */
class EveryMethodRefusesTest {

    private final NDManager manager = NDManager.newBaseManager("PyTorch");
    private final Model model = new Nets(3, List.of(4), 2, Activation.SIGMOID, 1).model(DataType.FLOAT64);
    private final ScalarFunction f = model.target(0);

    @AfterEach
    void free() {
        model.close();
        manager.close();
    }

    static Stream<AttributionMethod> methods() {
        return Methods.all().stream().map(Methods.Entry::method);
    }

    @ParameterizedTest
    @MethodSource("methods")
    void samplesOfAnotherShape(AttributionMethod method) {
        refuses(() -> method.attribute(f, ones(4)), "x: shape (4)", "expected one sample of shape (3)");
        refuses(() -> method.attribute(f, ones(1, 3)), "x: shape (1, 3)", "expected one sample of shape (3)");
        refuses(() -> method.attributeAll(f, ones(2, 4)), "batch: shape (2, 4)", "one or more samples of shape (3)");
        refuses(() -> method.attributeAll(f, ones(3)), "batch: shape (3)", "one or more samples of shape (3)");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anEmptyBatch(AttributionMethod method) {
        refuses(() -> method.attributeAll(f, ones(0, 3)), "batch: shape (0, 3)", "one or more samples of shape (3)");
    }

    @ParameterizedTest
    @MethodSource("methods")
    void numbersThatAreNone(AttributionMethod method) {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            NDArray batch = manager.create(new double[] {1, 2, 3, 4, bad, 6}, new Shape(2, 3));
            refuses(() -> method.attributeAll(f, batch), "batch: shape (2, 3) has NaN or infinite", "expected finite");
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void classesThatNoMethodFinds(AttributionMethod method) {
        for (int unknown : new int[] {-1, 2}) {
            refuses(
                    () -> method.attribute(model.target(unknown), ones(3)),
                    "target: unknown class " + unknown,
                    "expected 0 to 1");
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void baselinesOfAnotherShape(AttributionMethod method) {
        refusesBaseline(method, Baseline.given(1, 2), "baseline: 2 values", "expected 3, one for each feature");
        refusesBaseline(
                method,
                batch -> batch.getManager().zeros(new Shape(1, 3), DataType.FLOAT64),
                "baseline: shape (1, 3)",
                "expected that of the batch, (2, 3)");
        refusesBaseline(
                method, batch -> batch.toType(DataType.FLOAT32, true), "baseline: shape (2, 3), float32", "float64");
        refusesBaseline(method, batch -> batch.div(0), "baseline: ", "NaN or infinite entries", "expected finite ones");
    }

    static Stream<AttributionMethod> methodsOfGradients() {
        return Methods.all().stream().filter(entry -> entry.is(Trait.GRADIENT)).map(Methods.Entry::method);
    }

    static Stream<AttributionMethod> methodsOfLayers() {
        return Methods.all().stream().filter(entry -> entry.is(Trait.LAYERS)).map(Methods.Entry::method);
    }

    @ParameterizedTest
    @MethodSource("methodsOfGradients")
    void modelsWithoutAGradient(AttributionMethod method) {
        try (Model steps =
                Model.of("steps", LambdaBlock.singleton(x -> x.gt(1).toType(DataType.FLOAT32, false)), new Shape(3))) {
            refuses(
                    () -> method.attribute(steps.target(0), ones(3)),
                    "f: ",
                    "steps",
                    "has no gradient",
                    "expected a diff");
        }
    }

    @ParameterizedTest
    @MethodSource("methodsOfLayers")
    void modelsWithoutKnownLayers(AttributionMethod method) {
        try (Model own = Model.of("own", LambdaBlock.singleton(NDArray::tanh), new Shape(3))) {
            refuses(
                    () -> method.attribute(own.target(0), ones(3)),
                    "f: ",
                    "own",
                    "does not know its layers",
                    "Network");
        }
    }

    static Stream<AttributionMethod> methodsOfVectors() {
        return Methods.all().stream().filter(entry -> !entry.is(Trait.IMAGES)).map(Methods.Entry::method);
    }

    /** A regression: there is one value to explain, and no other. */
    @ParameterizedTest
    @MethodSource("methodsOfVectors")
    void modelsOfOneValue(AttributionMethod method) {
        try (Model one = new Nets(3, List.of(4), 1, Activation.SIGMOID, 1).model(DataType.FLOAT64)) {
            assertThat(method.attribute(one.target(0), ones(3)).values())
                    .hasSize(3)
                    .doesNotContain(Double.NaN);
            refuses(() -> method.attribute(one.target(1), ones(3)), "target: unknown class 1", "expected 0, the only");
        }
    }

    /** The method with another baseline, if it has one. */
    private void refusesBaseline(AttributionMethod method, Baseline baseline, String... words) {
        RecordComponent[] components = method.getClass().getRecordComponents();
        if (Stream.of(components).anyMatch(component -> component.getType() == Baseline.class)) {
            AttributionMethod changed = with(baseline, method, components);
            refuses(() -> changed.attributeAll(f, ones(2, 3)), words);
        }
    }

    private static AttributionMethod with(Baseline baseline, AttributionMethod method, RecordComponent... components) {
        try {
            Object[] values = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = types[i] == Baseline.class
                        ? baseline
                        : components[i].getAccessor().invoke(method);
            }
            return (AttributionMethod)
                    method.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private NDArray ones(long... shape) {
        return manager.ones(new Shape(shape), DataType.FLOAT64);
    }

    private static void refuses(ThrowingCallable call, String... words) {
        assertThatThrownBy(call)
                .isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("\n");
    }
}
