package org.ascribe.result;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ascribe.file.Sha256;

/**
 * Everything that decides a study's numbers, by name: seed, data type, steps, the content of each model. Not the scale, which
 * decides only how many there are.
 *
 * @param values text, long, double or boolean by name, in the order of the names
 */
public record Settings(SortedMap<String, Object> values) {
    private static final String MODEL = "model.";

    /** No settings at all; the start of every other. */
    public static final Settings NONE = new Settings(new TreeMap<>());

    /**
     * Copies the map and checks the types.
     *
     * @param values as above
     */
    public Settings {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
        values.forEach((name, value) -> {
            if (!(value instanceof String
                    || value instanceof Long
                    || value instanceof Double
                    || value instanceof Boolean)) {
                throw new IllegalArgumentException(
                        "setting " + name + ": " + value + "; expected text, a long, a double or a boolean");
            }
        });
    }

    /**
     * One setting more, or another value of one.
     *
     * @param name its name
     * @param value its value
     * @return these settings with it
     */
    public Settings with(String name, String value) {
        return put(name, Objects.requireNonNull(value, name));
    }

    /**
     * One setting more, or another value of one.
     *
     * @param name its name
     * @param value its value
     * @return these settings with it
     */
    public Settings with(String name, long value) {
        return put(name, value);
    }

    /**
     * One setting more, or another value of one.
     *
     * @param name its name
     * @param value its value
     * @return these settings with it
     */
    public Settings with(String name, double value) {
        return put(name, value);
    }

    /**
     * One setting more, or another value of one.
     *
     * @param name its name
     * @param value its value
     * @return these settings with it
     */
    public Settings with(String name, boolean value) {
        return put(name, value);
    }

    /**
     * A model, known by its content.
     *
     * @param name the model's name
     * @param hash a hash of its parameters
     * @return these settings with {@code model.NAME}
     */
    public Settings withModel(String name, String hash) {
        return with(MODEL + name, hash);
    }

    /**
     * Canonical JSON: sorted names, no spaces.
     *
     * @return one flat object
     */
    public String json() {
        return Json.write(values);
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @param json one flat object
     * @return the settings
     */
    public static Settings parse(String json) {
        SortedMap<String, Object> values = new TreeMap<>();
        Json.read(json, values::put);
        return new Settings(values);
    }

    /**
     * A short name for these settings.
     *
     * @return the first twelve hexadecimal digits of the SHA-256 of {@link #json}
     */
    public String digest() {
        return Sha256.of(json().getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    }

    /**
     * What changed since.
     *
     * @param before earlier settings
     * @return one "name: old → new" for each that differs, "none" standing for a missing one
     */
    public List<String> changesSince(Settings before) {
        TreeSet<String> names = new TreeSet<>(before.values.keySet());
        names.addAll(values.keySet());
        List<String> changes = new ArrayList<>();
        for (String name : names) {
            Object old = before.values.getOrDefault(name, "none");
            Object now = values.getOrDefault(name, "none");
            if (!old.equals(now)) {
                changes.add(name + ": " + old + " → " + now);
            }
        }
        return changes;
    }

    @Override
    public String toString() {
        return json();
    }

    private Settings put(String name, Object value) {
        SortedMap<String, Object> more = new TreeMap<>(values);
        more.put(name, value);
        return new Settings(more);
    }
}
