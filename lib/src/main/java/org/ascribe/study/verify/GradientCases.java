package org.ascribe.study.verify;

import static java.util.Map.entry;
import static org.ascribe.study.verify.CaseMethod.attributing;

import java.util.Map;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Midpoint;
import org.ascribe.path.Quadrature;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;

/** Cases of the methods made of ordinary gradients. */
final class GradientCases {

    private GradientCases() {}

    static Map<String, CaseMethod> all() {
        return Map.ofEntries(
                entry("input_x_gradient", attributing(c -> new InputXGradient())),
                entry(
                        "integrated_gradients",
                        attributing(c -> new IntegratedGradients(c.baseline(), new StraightLine(), quadrature(c)))));
    }

    static Quadrature quadrature(ReferenceCase c) {
        int steps = c.hyper().get("n_steps").asInt();
        String name = c.hyper().get("quadrature").asText();
        // One case explains its choice after the name.
        return switch (name.split(" ")[0]) {
            case "riemann_right" -> new RightRiemann(steps);
            case "riemann_middle" -> new Midpoint(steps);
            case "gausslegendre" -> new GaussLegendre(steps);
            default -> throw new UnknownCaseException("quadrature '" + name + "'");
        };
    }
}
