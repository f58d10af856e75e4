package org.ascribe.weights;

import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** In what weights differ from what a network has parameters for: everything at once, for one message. */
final class Misfits {

    private final List<String> missing = new ArrayList<>();
    private final List<String> misshapen = new ArrayList<>();

    /** Takes note of a parameter whose tensor is not there. */
    void missing(String name, Shape expected) {
        missing.add(name + " " + expected);
    }

    /** Takes note of a parameter whose tensor is of another shape. */
    void compare(String name, Shape found, Shape expected) {
        if (!found.equals(expected)) {
            misshapen.add(name + " " + found + " instead of " + expected);
        }
    }

    boolean any() {
        return !missing.isEmpty() || !misshapen.isEmpty();
    }

    /**
     * Throws if there is a misfit, or a tensor that no parameter asked for.
     *
     * @param unexpected names of such tensors
     * @param file where the weights come from, or null
     */
    void refuse(Collection<String> unexpected, @Nullable String file) {
        List<String> all = new ArrayList<>();
        say(all, "missing", missing);
        say(all, "of another shape", misshapen);
        say(all, "unexpected", unexpected);
        if (!all.isEmpty()) {
            throw new IllegalArgumentException("weights" + (file == null ? "" : " in " + file)
                    + " are not those of the network: " + String.join("; ", all));
        }
    }

    private static void say(List<String> all, String what, Collection<String> names) {
        if (!names.isEmpty()) {
            all.add(names.size() + " " + what + ": " + String.join(", ", names));
        }
    }
}
