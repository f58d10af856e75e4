package org.ascribe.kernel;

import java.lang.reflect.Method;
import jdk.jshell.execution.DirectExecutionControl;
import org.jspecify.annotations.Nullable;

/**
 * Runs snippets in the calling thread of this JVM, and keeps what JShell would reduce to text: the value itself and the exception
 * itself. Classes get their {@link LoopGuard} on the way in.
 */
final class CellExecution extends DirectExecutionControl {
    private final ThreadLocal<Object> value = new ThreadLocal<>();
    private final ThreadLocal<Throwable> failure = new ThreadLocal<>();
    private volatile ClassLoader loader = ClassLoader.getSystemClassLoader();

    /** The class loader of the cells, which sees every jar that was added. */
    ClassLoader loader() {
        return loader;
    }

    /** The value of the last snippet of this thread, once. */
    @Nullable
    Object takeValue() {
        return take(value);
    }

    /** What the last snippet of this thread threw, once; null if nothing. */
    @Nullable
    Throwable takeFailure() {
        return take(failure);
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        ClassBytecodes[] guarded = new ClassBytecodes[classes.length];
        for (int i = 0; i < classes.length; i++) {
            guarded[i] = new ClassBytecodes(classes[i].name(), LoopGuard.guard(classes[i].bytecodes()));
        }
        super.load(guarded);
        if (classes.length > 0) {
            rememberLoader(classes[0].name());
        }
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, InternalException, EngineTerminationException {
        Cell cell = Cell.current();
        if (cell == null) {
            return super.invoke(className, methodName);
        }
        boolean before = cell.enterUserCode();
        try {
            return super.invoke(className, methodName);
        } finally {
            cell.backTo(before);
        }
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        value.set(snippet.invoke(null));
        return "";
    }

    @Override
    protected String throwConvertedInvocationException(Throwable thrown) throws RunException, InternalException {
        failure.set(thrown);
        return super.throwConvertedInvocationException(thrown);
    }

    @Override
    protected String throwConvertedOtherException(Throwable thrown) throws RunException, InternalException {
        failure.set(thrown);
        // A failed static initialiser comes this way; to the reader it is the cell's exception, not the evaluator's.
        return super.throwConvertedInvocationException(thrown);
    }

    private void rememberLoader(String className) {
        try {
            loader = findClass(className).getClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("class " + className + " was loaded but cannot be found", e);
        }
    }

    private static <T> @Nullable T take(ThreadLocal<T> slot) {
        T taken = slot.get();
        slot.remove();
        return taken;
    }
}
