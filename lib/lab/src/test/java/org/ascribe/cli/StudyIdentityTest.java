package org.ascribe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ascribe.failure.DataException;
import org.ascribe.failure.MissingFilesException;
import org.ascribe.result.Settings;
import org.ascribe.study.Study;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows are stored under a study's settings: whatever changes a row must change them, or a study would go on with stale ones. */
class StudyIdentityTest {

    static Stream<Study> studies() {
        return StudyCatalogue.all().stream();
    }

    @ParameterizedTest
    @MethodSource("studies")
    void whoeverChangesAComponentHasAnotherStudy(Study study) throws ReflectiveOperationException {
        Settings settings = settings(study);
        List<Object> others = others((Record) study);
        for (Object other : others) {
            try {
                assertThat(((Study) other).settings())
                        .as("%s instead of %s", other, study)
                        .isNotEqualTo(settings);
            } catch (MissingFilesException e) {
                // Of a network that nobody has trained here: its content, which is a setting, cannot be that of
                // another.
                assertThat(e).hasMessageContaining("is missing");
            }
        }
        assertThat((long) others.size()).isGreaterThanOrEqualTo(numbers(study.getClass()));
    }

    private static Settings settings(Study study) {
        try {
            return study.settings();
        } catch (DataException e) {
            return Assumptions.abort(e.getMessage());
        }
    }

    private static long numbers(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getType().isPrimitive())
                .count();
    }

    /** The record with one component changed at a time, and so for the records in it. */
    private static List<Object> others(Record of) throws ReflectiveOperationException {
        RecordComponent[] components = of.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            components[i].getAccessor().setAccessible(true);
            values[i] = components[i].getAccessor().invoke(of);
        }
        List<Object> others = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            List<Object> candidates = new ArrayList<>(changed(values[i]));
            // Some must be among the members of a list beside them.
            Stream.of(values)
                    .filter(List.class::isInstance)
                    .flatMap(list -> ((List<?>) list).stream())
                    .filter(component(components[i], values[i]))
                    .forEach(candidates::add);
            List<Object> made = new ArrayList<>();
            for (Object candidate : candidates) {
                Object[] arguments = values.clone();
                arguments[i] = candidate;
                try {
                    made.add(constructor(of.getClass()).newInstance(arguments));
                } catch (InvocationTargetException e) {
                    assertThat(e.getCause()).isInstanceOf(IllegalArgumentException.class);
                }
            }
            assertThat(made.isEmpty())
                    .as("no other %s in %s", components[i].getName(), of)
                    .isEqualTo(candidates.isEmpty());
            others.addAll(values[i] instanceof Record || made.isEmpty() ? made : made.subList(0, 1));
        }
        return others;
    }

    private static Predicate<Object> component(RecordComponent component, Object value) {
        return other ->
                component.getType().isPrimitive() && other.getClass() == value.getClass() && !other.equals(value);
    }

    private static List<Object> changed(Object value) throws ReflectiveOperationException {
        if (value instanceof Integer number) {
            return List.of(number + 1, number + 2);
        }
        if (value instanceof Long number) {
            return List.of(number + 1, number + 2);
        }
        if (value instanceof Double number) {
            return List.of(number * 0.75);
        }
        if (value instanceof List<?> list) {
            int last = list.size() - 1;
            List<Object> longer = new ArrayList<>(list);
            longer.add(list.get(last));
            return List.of(list.subList(0, last), longer);
        }
        if (value instanceof Enum<?> constant) {
            return Arrays.stream(constant.getDeclaringClass().getEnumConstants())
                    .filter(other -> other != constant)
                    .map(Object.class::cast)
                    .toList();
        }
        // Names of models and data sets are other data, which there may not be.
        return value instanceof Record inner ? others(inner) : List.of();
    }

    private static Constructor<?> constructor(Class<?> type) throws NoSuchMethodException {
        Constructor<?> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
        constructor.setAccessible(true);
        return constructor;
    }
}
