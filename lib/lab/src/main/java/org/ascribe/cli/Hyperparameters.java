package org.ascribe.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.sampling.Sampler;

/**
 * Methods with one hyperparameter changed. A method is a public record, so its components tell what it has, however deep; noise and
 * baselines, which are no public records, give themselves other seeds.
 */
abstract class Hyperparameters {

    /** Whether there was any. */
    private boolean found;

    /** The new value of a component, or null where it is not the one looked for. */
    abstract Object changed(RecordComponent component, Object value);

    static AttributionMethod withBaseline(AttributionMethod method, Baseline baseline) {
        return new Hyperparameters() {
            @Override
            Object changed(RecordComponent component, Object value) {
                return component.getType() == Baseline.class ? baseline : null;
            }
        }.change(method, "baseline");
    }

    /** A method that draws twice gets two seeds: from the same one, its draws would be the same. */
    static AttributionMethod withSeed(AttributionMethod method, long seed) {
        SplittableRandom others = new SplittableRandom(seed);
        return new Hyperparameters() {

            private boolean first = true;

            private long next() {
                long next = first ? seed : others.nextLong();
                first = false;
                return next;
            }

            @Override
            Object changed(RecordComponent component, Object value) {
                LongSupplier seeds = this::next;
                if (value instanceof Sampler noise) {
                    return orNull(noise, noise.reseeded(seeds));
                }
                if (value instanceof Baseline baseline) {
                    return orNull(baseline, baseline.reseeded(seeds));
                }
                return component.getName().equals("seed") && component.getType() == long.class ? (Long) next() : null;
            }
        }.change(method, "seed");
    }

    static AttributionMethod withSamples(AttributionMethod method, int samples) {
        return new Hyperparameters() {
            @Override
            Object changed(RecordComponent component, Object value) {
                return component.getName().equals("samples") && component.getType() == int.class
                        ? (Integer) samples
                        : null;
            }
        }.change(method, "samples");
    }

    private static Object orNull(Object before, Object after) {
        return after.equals(before) ? null : after;
    }

    final AttributionMethod change(AttributionMethod method, String name) {
        Object changed = in(method);
        if (!found) {
            throw CommandFailure.mistake(
                    "--" + name + ": " + method + " has no " + name + "; leave it out, or choose another method");
        }
        return (AttributionMethod) changed;
    }

    private Object in(Object part) {
        if (part == null
                || !part.getClass().isRecord()
                || !Modifier.isPublic(part.getClass().getModifiers())) {
            return part;
        }
        RecordComponent[] components = part.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                Object value = components[i].getAccessor().invoke(part);
                Object other = changed(components[i], value);
                found |= other != null;
                values[i] = other == null ? in(value) : other;
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return part.getClass().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw CommandFailure.mistake(e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
