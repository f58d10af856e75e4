package org.ascribe.axiom;

import java.util.Optional;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.Written;

/**
 * Sensitivity (a): an input that differs from the baseline in one feature, and in f, has an attribution of that feature that is not zero.
 * Here the baseline is zero, and the size is the change of f that nothing is attributed to.
 *
 * <p>Sundararajan et al. 2017, section 2.1.
 */
public record SensitivityA() implements Axiom {

    /** Below this part of the magnitude an attribution is zero but for rounding, and above its root f has changed. */
    private static final double ZERO = 1e-12;

    @Override
    public String name() {
        return "sensitivity-a";
    }

    @Override
    public String statement() {
        return "If x differs from the baseline in one feature, and f differs, the attribution of that feature is not 0.";
    }

    @Override
    public String source() {
        return "Sundararajan et al. 2017, section 2.1";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        SmallNet f = specimen.net();
        int i = Math.floorMod(specimen.choice(), f.inputs());
        double[] x = new double[f.inputs()];
        x[i] = specimen.input()[i];
        double change = f.value(x) - f.value(new double[x.length]);
        double magnitude = f.magnitude(x);
        if (Math.abs(change) <= Math.sqrt(ZERO) * magnitude) {
            return Optional.empty();
        }
        return Question.smooth(
                answers -> {
                    double a = answers.get(0).of(i);
                    boolean nothing = Math.abs(a) <= ZERO * magnitude;
                    return Optional.of(new Breach(
                            nothing ? Math.abs(change) : 0,
                            "a" + (i + 1) + " = " + Written.number(a) + ", f(x) − f(0) = " + Written.number(change)));
                },
                new Ask("f", f, x));
    }
}
