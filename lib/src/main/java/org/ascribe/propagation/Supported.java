package org.ascribe.propagation;

import java.util.List;
import java.util.function.Predicate;
import org.ascribe.ScalarFunction;
import org.ascribe.Unit;
import org.ascribe.model.Layer;
import org.ascribe.model.LayeredFunction;

/** What every method that works layer by layer asks of f before anything runs. */
final class Supported {

    private Supported() {}

    /**
     * The function as one whose layers are known, each of them supported.
     *
     * @param f any function
     * @param who the method that asks
     * @param fits the layers it can pass
     * @param expected in words
     * @throws IllegalArgumentException if f does not know its layers, is no logit, or has layers that do not fit, which are all named
     */
    static LayeredFunction by(ScalarFunction f, String who, Predicate<Layer> fits, String expected) {
        LayeredFunction layered = LayeredFunction.of(f, who);
        List<String> others = layered.network().leaves().stream()
                .filter(fits.negate())
                .map(layer -> layer.name() + " (" + layer.getClass().getSimpleName() + ")")
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalArgumentException(
                    "f: " + who + " cannot pass the layers " + String.join(", ", others) + "; expected " + expected);
        }
        if (f.unit() != Unit.LOGIT) {
            throw new IllegalArgumentException("f: measured as " + f.unit() + "; " + who + " expects a logit");
        }
        return layered;
    }
}
