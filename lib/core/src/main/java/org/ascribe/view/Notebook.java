package org.ascribe.view;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The notebook this program runs in, found by name so that no kernel is needed to load this class: kernels on
 * {@code org.dflib.jjava:jjava-jupyter} (Ascribe's and JJava) and IJava, whose classes have the same methods under another
 * package.
 */
final class Notebook {

    private final Object kernel;

    private Notebook(Object kernel) {
        this.kernel = kernel;
    }

    /** Empty in a plain program. */
    static Optional<Notebook> current() {
        return Stream.of(Notebook.class.getClassLoader(), Thread.currentThread().getContextClassLoader())
                .filter(Objects::nonNull)
                .flatMap(loader -> Stream.concat(
                        running(loader, "org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"),
                        running(loader, "io.github.spencerpark.ijava.runtime.Kernel", "getKernelInstance")))
                .findFirst()
                .map(Notebook::new);
    }

    /** Shows content by MIME type; the result names this display for {@link #update}. */
    String display(Map<String, String> bundle) {
        String id = UUID.randomUUID().toString();
        send(() -> call(kernel, "display", data(bundle, id)));
        return id;
    }

    /** Replaces what a display shows. */
    void update(String id, Map<String, String> bundle) {
        send(() -> {
            Object io = call(kernel, "getIO");
            return call(io.getClass().getField("display").get(io), "updateDisplay", data(bundle, id));
        });
    }

    private Object data(Map<String, String> bundle, String id) throws ReflectiveOperationException {
        Class<?> type = method(kernel.getClass(), "display", 1).getParameterTypes()[0];
        Object data = type.getConstructor(String.class).newInstance(bundle.get(Bundle.TEXT));
        Method putData = type.getMethod("putData", String.class, Object.class);
        for (Map.Entry<String, String> content : bundle.entrySet()) {
            putData.invoke(data, content.getKey(), content.getValue());
        }
        type.getMethod("setDisplayId", String.class).invoke(data, id);
        return data;
    }

    private <T> T send(Sending<T> message) {
        // A channel that an interrupted thread writes to closes, and with it the kernel's only way to the notebook.
        boolean interrupted = Thread.interrupted();
        try {
            return message.send();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "kernel: " + kernel.getClass().getName() + " cannot display; expected a kernel of the IJava family",
                    e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Object call(Object target, String name, Object... arguments) throws ReflectiveOperationException {
        return method(target.getClass(), name, arguments.length).invoke(target, arguments);
    }

    /** A method as a public class declares it, because a kernel's own class need not be public. */
    private static Method method(Class<?> type, String name, int parameters) throws NoSuchMethodException {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            for (Method method : t.getDeclaredMethods()) {
                if (Modifier.isPublic(t.getModifiers() & method.getModifiers())
                        && method.getName().equals(name)
                        && method.getParameterCount() == parameters) {
                    return method;
                }
            }
        }
        throw new NoSuchMethodException(type.getName() + "." + name);
    }

    /** What a static method gives; nothing where its class is absent, or where it says that no kernel runs. */
    private static Stream<Object> running(ClassLoader loader, String type, String method) {
        try {
            return Stream.ofNullable(
                    Class.forName(type, true, loader).getMethod(method).invoke(null));
        } catch (ReflectiveOperationException | LinkageError none) {
            return Stream.empty();
        }
    }

    @FunctionalInterface
    private interface Sending<T> {
        T send() throws ReflectiveOperationException;
    }
}
