package org.ascribe.study;

import java.util.List;
import java.util.stream.Collectors;

/** All studies there are. */
public final class Studies {
    private static final List<Study> ALL = List.of();

    private Studies() {}

    /**
     * All of them.
     *
     * @return in the order of the catalogue
     */
    public static List<Study> all() {
        return ALL;
    }

    /**
     * A study by its name.
     *
     * @param name such as {@code table-3}
     * @param known the studies to choose from
     * @return the study
     * @throws IllegalArgumentException if there is no such study; the message lists them
     */
    public static Study find(String name, List<Study> known) {
        return known.stream()
                .filter(study -> study.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown study '" + name + "'; known: "
                        + known.stream().map(Study::name).collect(Collectors.joining(", "))));
    }
}
