package org.ascribe.propagation;

import java.util.List;
import java.util.function.Predicate;
import org.ascribe.ScalarFunction;
import org.ascribe.Unit;
import org.ascribe.model.Layer;
import org.ascribe.model.LayeredFunction;

/** What a method that works layer by layer asks of f, checked before anything runs. */
final class Supported {

    private Supported() {}

    /**
     * f, if the method knows every one of its layers.
     *
     * @param f any function
     * @param who the method that asks, for the message
     * @param knows the layers it has a rule for
     * @param expected these layers in words
     * @return f
     * @throws IllegalArgumentException naming every layer without a rule, if there is one
     */
    static LayeredFunction layers(ScalarFunction f, String who, Predicate<Layer> knows, String expected) {
        LayeredFunction g = LayeredFunction.of(f, who);
        List<String> unsupported = g.network().leaves().stream()
                .filter(knows.negate())
                .map(layer -> layer.name() + " (" + layer.getClass().getSimpleName() + ")")
                .toList();
        if (!unsupported.isEmpty()) {
            throw new IllegalArgumentException(
                    "f: " + who + " has no rule for the layers " + unsupported + "; expected " + expected);
        }
        return g;
    }

    /**
     * Checks that f is a logit.
     *
     * @param f any function
     * @param who the method that asks, for the message
     * @throws IllegalArgumentException if f is a probability
     */
    static void logit(ScalarFunction f, String who) {
        if (f.unit() != Unit.LOGIT) {
            throw new IllegalArgumentException("f: measured as " + f.unit() + "; " + who + " expects a logit");
        }
    }
}
