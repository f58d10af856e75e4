package org.ascribe.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What computed a row, beside the settings. Library, engine and device decide its bits; Java is only remembered.
 *
 * @param library version of this library; a snapshot's ends in a hash of its code
 * @param engine name and version of the tensor engine
 * @param device where the engine computes, such as {@code cpu}
 * @param java version of the Java that began the run
 */
public record Provenance(String library, String engine, String device, String java) {

    /**
     * Checks that nothing is missing.
     *
     * @param library as above
     * @param engine as above
     * @param device as above
     * @param java as above
     */
    public Provenance {
        Objects.requireNonNull(library, "library");
        Objects.requireNonNull(engine, "engine");
        Objects.requireNonNull(device, "device");
        Objects.requireNonNull(java, "java");
    }

    /**
     * This library and this Java.
     *
     * @param engine name and version of the tensor engine
     * @param device where the engine computes
     * @return the provenance of what is computed here and now
     */
    public static Provenance of(String engine, String device) {
        return new Provenance(LibraryVersion.current(), engine, device, System.getProperty("java.version"));
    }

    /**
     * For a study in plain Java.
     *
     * @return the provenance of what is computed here and now without an engine
     */
    public static Provenance withoutEngine() {
        return of("none", "cpu");
    }

    /**
     * What changed since, as far as it decides bits.
     *
     * @param before an earlier provenance
     * @return one "name: old → new" for each that differs
     */
    public List<String> changesSince(Provenance before) {
        List<String> changes = new ArrayList<>();
        change(changes, "library", before.library, library);
        change(changes, "engine", before.engine, engine);
        change(changes, "device", before.device, device);
        return changes;
    }

    private static void change(List<String> changes, String name, String old, String now) {
        if (!old.equals(now)) {
            changes.add(name + ": " + old + " → " + now);
        }
    }

    @Override
    public String toString() {
        return "ascribe " + library + ", engine " + engine + ", device " + device + ", Java " + java;
    }
}
