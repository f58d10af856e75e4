package org.ascribe.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.Predicate;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;

/** Methods with one hyperparameter changed. A method is a record, so its components tell what it has, however deep. */
final class Hyperparameters {

    private final Predicate<RecordComponent> fits;
    private final Object value;
    private boolean found;

    private Hyperparameters(Predicate<RecordComponent> fits, Object value) {
        this.fits = fits;
        this.value = value;
    }

    static AttributionMethod withBaseline(AttributionMethod method, Baseline baseline) {
        return change(method, "baseline", component -> component.getType() == Baseline.class, baseline);
    }

    static AttributionMethod withSeed(AttributionMethod method, long seed) {
        return change(
                method,
                "seed",
                component -> component.getName().equals("seed") && component.getType() == long.class,
                seed);
    }

    private static AttributionMethod change(
            AttributionMethod method, String name, Predicate<RecordComponent> fits, Object value) {
        Hyperparameters change = new Hyperparameters(fits, value);
        Object changed = change.in(method);
        if (!change.found) {
            throw CommandFailure.mistake(
                    "--" + name + ": " + method + " has no " + name + "; leave it out, or choose another method");
        }
        return (AttributionMethod) changed;
    }

    private Object in(Object part) {
        if (part == null || !part.getClass().isRecord()) {
            return part;
        }
        RecordComponent[] components = part.getClass().getRecordComponents();
        Object[] values = Arrays.stream(components).map(c -> of(part, c)).toArray();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> canonical = part.getClass().getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical.newInstance(values);
        } catch (InvocationTargetException e) {
            throw CommandFailure.mistake(e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object of(Object part, RecordComponent component) {
        if (fits.test(component)) {
            found = true;
            return value;
        }
        try {
            component.getAccessor().setAccessible(true);
            return in(component.getAccessor().invoke(part));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
