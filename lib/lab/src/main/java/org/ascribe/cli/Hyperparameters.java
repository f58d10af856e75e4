package org.ascribe.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.sampling.Sampler;
import org.jspecify.annotations.Nullable;

/**
 * Methods with one hyperparameter changed. A method is a public record, so its components tell what it has, however deep; noise and
 * baselines, which are no public records, give themselves other seeds.
 */
abstract class Hyperparameters {

    /** Whether there was any. */
    private boolean found;

    /** The new value of a component, if it is one that is looked for. */
    abstract Optional<Object> changed(RecordComponent component, @Nullable Object value);

    static AttributionMethod withBaseline(AttributionMethod method, Baseline baseline) {
        return new Hyperparameters() {
            @Override
            Optional<Object> changed(RecordComponent component, @Nullable Object value) {
                return component.getType() == Baseline.class ? Optional.of(baseline) : Optional.empty();
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
            Optional<Object> changed(RecordComponent component, @Nullable Object value) {
                LongSupplier seeds = this::next;
                if (value instanceof Sampler noise) {
                    return other(noise, noise.reseeded(seeds));
                }
                if (value instanceof Baseline baseline) {
                    return other(baseline, baseline.reseeded(seeds));
                }
                return component.getName().equals("seed") && component.getType() == long.class
                        ? Optional.of(next())
                        : Optional.empty();
            }
        }.change(method, "seed");
    }

    static AttributionMethod withSamples(AttributionMethod method, int samples) {
        return new Hyperparameters() {
            @Override
            Optional<Object> changed(RecordComponent component, @Nullable Object value) {
                return component.getName().equals("samples") && component.getType() == int.class
                        ? Optional.of(samples)
                        : Optional.empty();
            }
        }.change(method, "samples");
    }

    private static Optional<Object> other(Object before, Object after) {
        return after.equals(before) ? Optional.empty() : Optional.of(after);
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
        if (!part.getClass().isRecord() || !Modifier.isPublic(part.getClass().getModifiers())) {
            return part;
        }
        RecordComponent[] components = part.getClass().getRecordComponents();
        try {
            Object[] values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                Object value = components[i].getAccessor().invoke(part);
                Optional<Object> other = changed(components[i], value);
                found |= other.isPresent();
                values[i] = value == null ? other.orElse(null) : other.orElseGet(() -> in(value));
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return part.getClass().getConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw CommandFailure.mistake(e.getTargetException());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
