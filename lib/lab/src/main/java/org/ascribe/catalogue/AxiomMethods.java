package org.ascribe.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.axiom.Examiner;
import org.ascribe.axiom.net.Form;
import org.ascribe.failure.UnknownName;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.path.AxisParallel;
import org.ascribe.path.ExactIntegral;
import org.ascribe.propagation.LayerwiseRelevance;
import org.ascribe.propagation.rule.Bias;
import org.ascribe.propagation.rule.Gamma;
import org.ascribe.propagation.rule.Stabiliser;

/**
 * Whom axioms are asked of: the catalogue's methods as they are, methods of images with samples of one row; and three more, for what papers
 * say of them. Integrated Gradients of the catalogue have 50 nodes, which is not the integral where the gradient jumps; the other two have it.
 */
public final class AxiomMethods {

    private static final double TOLERANCE = 1e-10;
    private static final Map<String, Examiner> ALL = examiners();

    private AxiomMethods() {}

    /**
     * All of them.
     *
     * @return by name, those of the catalogue first
     */
    public static Map<String, Examiner> all() {
        return ALL;
    }

    /**
     * One of them.
     *
     * @param name as in the catalogue
     * @return who asks it
     * @throws IllegalArgumentException if there is none; the message lists those there are
     */
    public static Examiner named(String name) {
        Examiner examiner = ALL.get(name);
        if (examiner == null) {
            throw UnknownName.exception("method", name, ALL.keySet());
        }
        return examiner;
    }

    /**
     * Names of methods.
     *
     * @return as in the catalogue, and the three more
     */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    private static Map<String, Examiner> examiners() {
        Map<String, Examiner> all = new LinkedHashMap<>();
        for (Methods.Entry entry : Methods.all()) {
            Form form = entry.is(Trait.IMAGES) ? Form.PICTURE : Form.VECTOR;
            all.put(entry.name(), new Examiner(entry.method(), form));
        }
        IntegratedGradients integral = new IntegratedGradients().withQuadrature(new ExactIntegral(TOLERANCE));
        all.put("integrated-gradients-exact", new Examiner(integral));
        all.put("axis-parallel-path", new Examiner(integral.withPath(new AxisParallel())));
        all.put(
                "lrp-without-biases",
                new Examiner(new LayerwiseRelevance(new Gamma(0, Bias.ZEROED, Stabiliser.of(1e-9)))));
        return Collections.unmodifiableMap(all);
    }
}
