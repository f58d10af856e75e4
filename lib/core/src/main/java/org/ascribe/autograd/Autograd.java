package org.ascribe.autograd;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ascribe.engine.Heap;
import org.ascribe.engine.SelfTest;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;

/**
 * Automatic differentiation: {@code vᵀ ∂y/∂x} for any array x that y was computed from, and the same again on the result.
 *
 * <p>The engine's own collector is one per process, accumulates, and cannot keep its graph; this asks the engine for
 * {@code torch.autograd.grad} through a module of a few lines (see {@link GradientScript}), which has none of these limits
 * and leaks nothing. Whoever calls must have switched recording on with {@link #recording}.
 */
public final class Autograd {

    private static final Start START = start();

    /** What came of starting the engines. */
    private sealed interface Start {
        Engines engines();
    }

    /** Without and with a graph of the gradient itself, and who knows of graphs. */
    private record Engines(Autograd first, Autograd higher, Autograd recorded) implements Start {
        @Override
        public Engines engines() {
            return this;
        }
    }

    /** There are none: whoever asks is told why. */
    private record Failed(RuntimeException failure) implements Start {
        @Override
        public Engines engines() {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    // The block holds its native module only as long as its model is reachable.
    private final ai.djl.Model holder;
    private final Block block;

    private Autograd(byte[] archive) {
        holder = Torch.engine().newModel("gradient", null);
        try {
            holder.load(new ByteArrayInputStream(archive));
        } catch (IOException e) {
            throw new UncheckedIOException("the gradient module could not be read back", e);
        } catch (MalformedModelException e) {
            throw new IllegalStateException(
                    "engine: " + Torch.engine() + " refuses the gradient module; expected PyTorch 2.7.1", e);
        }
        block = holder.getBlock();
    }

    /**
     * {@code vᵀ ∂y/∂x}, keeping the graph of y.
     *
     * @param y an array computed from x while recording
     * @param x the array to differentiate by; need not be a leaf
     * @param v weights, of y's shape
     * @return an array of x's shape on y's manager; zeros where y does not depend on x
     */
    public static NDArray gradient(NDArray y, NDArray x, NDArray v) {
        return engines().first.apply(y, x, v);
    }

    /**
     * As {@link #gradient}, with a graph, so that the result can be differentiated again.
     *
     * @param y an array computed from x while recording
     * @param x the array to differentiate by
     * @param v weights, of y's shape
     * @return an array of x's shape, differentiable
     */
    public static NDArray differentiableGradient(NDArray y, NDArray x, NDArray v) {
        return engines().higher.apply(y, x, v);
    }

    /**
     * {@code vᵀ ∂f/∂a}, with a graph of f's own that is freed at once; whether operations are being recorded does not matter.
     *
     * @param f what is differentiated; may leave arrays on its argument's manager
     * @param a where
     * @param v weights, of the shape of f(a)
     * @return an array of a's shape on v's manager
     */
    public static NDArray pullback(UnaryOperator<NDArray> f, NDArray a, NDArray v) {
        NDManager owner = v.getManager();
        try (NDManager scope = owner.newSubManager()) {
            return recording(true, () -> {
                NDArray x = borrow(a, scope);
                x.setRequiresGradient(true);
                NDArray found = gradient(f.apply(x), x, borrow(v, scope));
                found.attach(owner);
                return found;
            });
        }
    }

    /**
     * {@code ∂f/∂a u}: the derivative along u, as the derivative of {@code v ↦ vᵀ ∂f/∂a} at u. Differentiable by u while recording,
     * not by a.
     *
     * @param f what is differentiated; may leave arrays on its argument's manager
     * @param a where
     * @param u the direction, of a's shape
     * @return an array of the shape of f(a) on u's manager
     */
    public static NDArray pushforward(UnaryOperator<NDArray> f, NDArray a, NDArray u) {
        return recording(true, () -> {
            NDArray x = a.stopGradient();
            x.attach(u.getManager());
            x.setRequiresGradient(true);
            NDArray y = f.apply(x);
            NDArray v = y.zerosLike();
            v.setRequiresGradient(true);
            NDArray back = differentiableGradient(y, x, v);
            return differentiableGradient(back, v, u);
        });
    }

    /**
     * The same numbers as an array of another scope and of no graph. Nothing is copied.
     *
     * @param array a parameter or an activation
     * @param scope owner of what is returned
     * @return an array that shares the memory
     */
    public static NDArray borrow(NDArray array, NDManager scope) {
        NDArray view = array.stopGradient();
        view.attach(scope);
        return view;
    }

    /**
     * The same numbers in memory of their own, differentiable by the array. The binding's duplicate leaves the graph; this keeps
     * every bit, the sign of a zero among them, and needs nothing for its backward pass.
     *
     * @param array any array; one of whole or truth values has no graph
     * @return a copy on the same manager
     */
    public static NDArray copy(NDArray array) {
        if (!array.getDataType().isFloating()) {
            return array.duplicate();
        }
        try (NDArray negative = array.neg()) {
            return negative.neg();
        }
    }

    /**
     * Runs work with the recording of operations on or off, for this thread only, and restores what was before. A graph has to be
     * differentiated in the work that records it, or in work around that: see {@link GraphMemory}.
     *
     * @param record whether operations are recorded
     * @param work what to run
     * @return what the work returns
     * @param <T> its type
     */
    public static <T> T recording(boolean record, Supplier<T> work) {
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(record);
        try {
            return record ? GraphMemory.during(work) : work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * Whether operations on this array are recorded.
     *
     * @param array a parameter
     * @return true if it asks for a gradient
     */
    public static boolean requiresGradient(NDArray array) {
        return JniUtils.requiresGrad((PtNDArray) array);
    }

    /**
     * Whether an array was computed by operations that can be differentiated, from anything that asks for a gradient.
     *
     * @param y any array
     * @return false if every gradient of y is zero for want of a graph
     */
    public static boolean isRecorded(NDArray y) {
        try (NDArray answer = engines().recorded.apply(y)) {
            return answer.getFloat() != 0;
        }
    }

    private NDArray apply(NDArray... inputs) {
        // The binding runs a module in inference mode, without gradients, unless it is told that it is training.
        return block.forward(new ParameterStore(inputs[0].getManager(), false), new NDList(inputs), true)
                .singletonOrThrow();
    }

    /** Throws if derivatives are wrong. */
    public static void selfTest() {
        engines();
    }

    private static Engines engines() {
        return START.engines();
    }

    private static Start start() {
        try {
            Engines engines = new Engines(
                    new Autograd(GradientScript.gradient(false)),
                    new Autograd(GradientScript.gradient(true)),
                    new Autograd(GradientScript.recorded()));
            selftest(engines);
            return engines;
        } catch (RuntimeException e) {
            return new Failed(e);
        }
    }

    /** A libtorch of another version than the binding's loads without complaint and returns wrong types. */
    private static void selftest(Engines engines) {
        try (NDManager manager = Torch.manager()) {
            for (DataType type : new DataType[] {DataType.FLOAT32, DataType.FLOAT64}) {
                NDArray x = Tensors.of(manager, type, new double[] {1, 2}, new Shape(2));
                x.setRequiresGradient(true);
                NDArray curvature = recording(true, () -> {
                    NDArray y = x.mul(x).mul(x).sum();
                    NDArray slope = engines.higher.apply(y, x, y.onesLike());
                    return engines.first.apply(slope, x, x.onesLike());
                });
                double[] found = Heap.of(curvature);
                if (curvature.getDataType() != type || found[0] != 6 || found[1] != 12) {
                    throw new IllegalStateException("engine: PyTorch "
                            + Torch.engine().getVersion() + " gives (x³)'' = " + found[0]
                            + ", " + found[1] + " of type " + curvature.getDataType()
                            + " at x = 1, 2; expected 6, 12 of type " + type + SelfTest.REMEDY);
                }
            }
        }
    }
}
