package org.ascribe.propagation;

import java.util.List;
import org.ascribe.ScalarFunction;
import org.ascribe.Unit;
import org.ascribe.network.LayerKinds;
import org.ascribe.network.LayeredFunction;

/** What a method that works layer by layer asks of f, checked before anything runs. */
final class Supported {

    private Supported() {}

    /**
     * f, if the method knows every one of its layers.
     *
     * @param f any function
     * @param who the method that asks, for the message
     * @param kinds the layers it has a rule for
     * @return f
     * @throws IllegalArgumentException naming every layer without a rule, if there is one
     */
    static LayeredFunction layers(ScalarFunction f, String who, LayerKinds kinds) {
        LayeredFunction g = LayeredFunction.of(f, who);
        refuse(who, kinds.unknownIn(g.network()), "layers of the kinds " + kinds);
        return g;
    }

    /**
     * Refuses layers that a method has no rule for.
     *
     * @param who the method, for the message
     * @param layers those without a rule
     * @param expected what there are rules for
     * @throws IllegalArgumentException naming all of them, if there is one
     */
    static void refuse(String who, List<String> layers, String expected) {
        if (!layers.isEmpty()) {
            throw new IllegalArgumentException(
                    "f: " + who + " has no rule for the layers " + layers + "; expected " + expected);
        }
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
