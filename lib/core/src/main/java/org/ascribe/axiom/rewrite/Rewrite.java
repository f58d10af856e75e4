package org.ascribe.axiom.rewrite;

import java.util.Locale;
import java.util.Optional;
import org.ascribe.axiom.net.SmallNet;

/** A way to write the same function as another network. */
public interface Rewrite {

    /**
     * What it does, in a few words.
     *
     * @return such as {@code a unit split in two}
     */
    String name();

    /**
     * A word for it.
     *
     * @return the name of its class, in lower case and joined by hyphens, such as {@code unit-split}
     */
    default String key() {
        return getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /**
     * A network and its rewritten form. Where a rewrite needs a network of a certain kind, the first of the two may be one that was made
     * of the given one.
     *
     * @param net any network
     * @param choice which of several places or ways; any number will do
     * @return two networks that are one function, or empty where the rewrite does not apply
     */
    Optional<Rewritten> of(SmallNet net, int choice);
}
