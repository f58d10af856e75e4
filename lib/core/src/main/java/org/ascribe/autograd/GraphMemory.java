package org.ascribe.autograd;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Java's memory for as long as a graph may read it.
 *
 * <p>{@code a.mul(0.5)} is a trap where operations are recorded: the graph remembers the number for the way back, as it does for
 * quotients, powers, and the larger or smaller of two, but DJL lays it in a buffer of Java's and lets go of that at once, so that a
 * garbage collection between forward and backward makes the gradient one of whatever came to lie there. Blocks of DJL and of users
 * are full of such numbers. Here all buffers that DJL lends to arrays on a thread are held until work on it has ended.
 *
 * <p>Outside a graph there is no such danger: an operation is done before its number is let go. Not held are buffers of arrays made
 * under an {@link NDScope} that a block opens itself.
 */
public final class GraphMemory {

    // DJL has no way to ask for these.
    private static final Field ARRAYS = field("ai.djl.ndarray.NDScope", "resources");
    static final Field BUFFER = field("ai.djl.pytorch.engine.PtNDArray", "dataRef");

    private static final ThreadLocal<Boolean> HELD = ThreadLocal.withInitial(() -> false);

    private GraphMemory() {}

    /**
     * Runs work whose graphs may read all buffers made in it until it ends, also those made by such work inside it.
     *
     * @param work what is recorded and differentiated
     * @return what the work returns
     * @param <T> its type
     */
    public static <T> T during(Supplier<T> work) {
        if (HELD.get()) {
            return work.get();
        }
        // A thread's innermost scope is told of each new array. This one has none to close at its end.
        try (NDScope scope = new NDScope()) {
            HELD.set(true);
            ARRAYS.set(scope, new Buffers());
            return work.get();
        } catch (IllegalAccessException e) {
            throw unknown("NDScope.resources", e);
        } finally {
            HELD.remove();
        }
    }

    /** In place of a scope's arrays: what they borrow. */
    private static final class Buffers extends IdentityHashMap<NDArray, NDArray> {

        private static final long serialVersionUID = 1;

        private final transient List<Object> held = new ArrayList<>();

        @Override
        public @Nullable NDArray put(NDArray array, NDArray same) {
            try {
                Object buffer = BUFFER.get(array);
                if (buffer != null) {
                    held.add(buffer);
                }
                return null;
            } catch (IllegalAccessException e) {
                throw unknown("PtNDArray.dataRef", e);
            }
        }
    }

    private static Field field(String type, String name) {
        try {
            Field field =
                    Class.forName(type, false, NDArray.class.getClassLoader()).getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw unknown(type + "." + name, e);
        }
    }

    private static IllegalStateException unknown(String field, Exception e) {
        return new IllegalStateException(
                "engine: DJL " + Engine.getDjlVersion() + " has no field " + field + " to read; expected DJL 0.35.1",
                e);
    }
}
