package org.ascribe.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.cli.workplace.CommandFailure;

/** Methods with one hyperparameter changed. A method is a record, so its components tell what it has, however deep. */
final class Hyperparameters {

    private final Predicate<RecordComponent> fits;
    private final Supplier<?> values;
    private boolean found;

    private Hyperparameters(Predicate<RecordComponent> fits, Supplier<?> values) {
        this.fits = fits;
        this.values = values;
    }

    static AttributionMethod withBaseline(AttributionMethod method, Baseline baseline) {
        return change(method, "baseline", component -> component.getType() == Baseline.class, () -> baseline);
    }

    /** A method that draws twice gets two seeds: from the same one, its draws would be the same. */
    static AttributionMethod withSeed(AttributionMethod method, long seed) {
        Iterator<Long> seeds = LongStream.concat(LongStream.of(seed), new SplittableRandom(seed).longs())
                .iterator();
        return change(
                method,
                "seed",
                component -> component.getName().equals("seed") && component.getType() == long.class,
                seeds::next);
    }

    static AttributionMethod withSamples(AttributionMethod method, int samples) {
        return change(
                method,
                "samples",
                component -> component.getName().equals("samples") && component.getType() == int.class,
                () -> samples);
    }

    private static AttributionMethod change(
            AttributionMethod method, String name, Predicate<RecordComponent> fits, Supplier<?> values) {
        Hyperparameters change = new Hyperparameters(fits, values);
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
            return values.get();
        }
        try {
            component.getAccessor().setAccessible(true);
            return in(component.getAccessor().invoke(part));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
