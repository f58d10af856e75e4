package org.ascribe.result;

import java.util.Arrays;
import java.util.Locale;
import org.ascribe.failure.UnknownName;

/** How many items a study takes; nothing else about it changes. */
public enum Scale {
    /** A handful: does it run at all? */
    SMOKE,
    /** As many as a reader of a lesson will wait for. */
    LESSON,
    /** As many as the paper took. */
    PAPER;

    /** The environment variable that names a scale. */
    public static final String VARIABLE = "ASCRIBE_SCALE";

    /**
     * A scale by its name.
     *
     * @param name smoke, lesson or paper, in any case
     * @return the scale
     * @throws IllegalArgumentException if there is no such scale; the message lists them
     */
    public static Scale parse(String name) {
        return Arrays.stream(values())
                .filter(scale -> scale.name().equalsIgnoreCase(name.strip()))
                .findFirst()
                .orElseThrow(() -> UnknownName.exception(
                        "scale",
                        name,
                        Arrays.stream(values()).map(Scale::toString).toList()));
    }

    /**
     * The scale that {@value #VARIABLE} names.
     *
     * @return that scale, {@link #LESSON} if the variable is unset or blank
     * @throws IllegalArgumentException if there is no such scale; the message lists them
     */
    public static Scale fromEnvironment() {
        String name = System.getenv(VARIABLE);
        return name == null || name.isBlank() ? LESSON : parse(name);
    }

    /** The name in lower case, as it is written on a command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
