package org.ascribe.view;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The notebook this program runs in, found by name so that no kernel is needed to load this class: kernels on
 * {@code org.dflib.jjava:jjava-jupyter} (Ascribe's and JJava) and IJava, whose classes have the same methods under another
 * package.
 */
final class Notebook {

    /** Class → its static method that gives the running kernel, or null or an exception where none runs. */
    private static final Map<String, String> ENTRANCES = entrances();

    private final Object kernel;

    private Notebook(Object kernel) {
        this.kernel = kernel;
    }

    /** Empty in a plain program. */
    static Optional<Notebook> current() {
        return ENTRANCES.entrySet().stream()
                .flatMap(e -> kernel(e.getKey(), e.getValue()).stream())
                .map(Notebook::new)
                .findFirst();
    }

    /** Shows content by MIME type; the result names this display for {@link #update}. */
    String display(Map<String, String> bundle) {
        String id = UUID.randomUUID().toString();
        call(kernel, "display", data(bundle, id));
        return id;
    }

    /** Replaces what a display shows. */
    void update(String id, Map<String, String> bundle) {
        try {
            Object io = call(kernel, "getIO");
            Object display = io.getClass().getField("display").get(io);
            call(display, "updateDisplay", data(bundle, id));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "kernel: cannot update a display of " + kernel.getClass().getName(), e);
        }
    }

    private Object data(Map<String, String> bundle, String id) {
        try {
            Class<?> type = method(kernel.getClass(), "display", 1).getParameterTypes()[0];
            Object data = type.getConstructor(String.class).newInstance(bundle.get(Bundle.TEXT));
            for (Map.Entry<String, String> content : bundle.entrySet()) {
                type.getMethod("putData", String.class, Object.class)
                        .invoke(data, content.getKey(), content.getValue());
            }
            type.getMethod("setDisplayId", String.class).invoke(data, id);
            return data;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "kernel: cannot display through " + kernel.getClass().getName(), e);
        }
    }

    private static Object call(Object target, String name, Object... arguments) {
        try {
            return method(target.getClass(), name, arguments.length).invoke(target, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("kernel: " + target.getClass().getName() + "." + name + " failed", e);
        }
    }

    /** Of a public class, because a kernel's own class need not be. */
    private static Method method(Class<?> type, String name, int parameters) {
        for (Class<?> t = type; t != null; t = t.getSuperclass()) {
            for (Method method : t.getDeclaredMethods()) {
                if (Modifier.isPublic(t.getModifiers())
                        && Modifier.isPublic(method.getModifiers())
                        && method.getName().equals(name)
                        && method.getParameterCount() == parameters) {
                    return method;
                }
            }
        }
        throw new IllegalStateException("kernel: " + type.getName() + " has no method " + name + " with " + parameters
                + " parameters; expected a kernel of the IJava family");
    }

    private static Optional<Object> kernel(String type, String method) {
        return Arrays.asList(
                        Notebook.class.getClassLoader(), Thread.currentThread().getContextClassLoader())
                .stream()
                .flatMap(loader -> kernel(loader, type, method).stream())
                .findFirst();
    }

    private static Optional<Object> kernel(ClassLoader loader, String type, String method) {
        try {
            return Optional.ofNullable(
                    Class.forName(type, true, loader).getMethod(method).invoke(null));
        } catch (ReflectiveOperationException | LinkageError noKernelOrNotRunning) {
            return Optional.empty();
        }
    }

    private static Map<String, String> entrances() {
        Map<String, String> entrances = new LinkedHashMap<>();
        entrances.put("org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel");
        entrances.put("io.github.spencerpark.ijava.runtime.Kernel", "getKernelInstance");
        return entrances;
    }
}
