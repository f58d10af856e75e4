package org.ascribe.failure;

import java.util.Collection;

/** One sentence for a name that nobody knows. */
public final class UnknownName {

    private UnknownName() {}

    /**
     * An argument that names nothing.
     *
     * @param kind what it should have named, such as {@code model}
     * @param name what it was
     * @param known every name that would have done
     * @return the exception to throw
     */
    public static IllegalArgumentException exception(String kind, String name, Collection<String> known) {
        return new IllegalArgumentException(message(kind, name, known));
    }

    /**
     * The sentence.
     *
     * @param kind what it should have named, such as {@code model}
     * @param name what it was
     * @param known every name that would have done
     * @return {@code unknown model 'x': known are a, b}
     */
    public static String message(String kind, String name, Collection<String> known) {
        return "unknown %s '%s': %s"
                .formatted(kind, name, known.isEmpty() ? "there are none" : "known are " + String.join(", ", known));
    }
}
