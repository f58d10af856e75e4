package org.ascribe.axiom;

import java.util.Optional;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Written;

/**
 * Completeness: {@code Σᵢ aᵢ = f(x) − f(b)}. A method without a baseline may choose between f(x) − f(0) and f(x), whichever it is closer
 * to.
 *
 * <p>Sundararajan et al. 2017, Proposition 1; summation to delta in Shrikumar et al. 2017, eq. 1.
 */
public record Completeness() implements Axiom {

    @Override
    public String name() {
        return "completeness";
    }

    @Override
    public String statement() {
        return "The attributions sum to f(x) − f(baseline).";
    }

    @Override
    public String source() {
        return "Sundararajan et al. 2017, Proposition 1";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        Ask ask = new Ask("f", specimen.net(), specimen.input());
        return Question.smooth(
                answers -> {
                    Answer a = answers.get(0);
                    Double baseline = a.baselineOutput();
                    double whole = ask.value();
                    double change =
                            whole - (baseline == null ? ask.net().value(new double[ask.input().length]) : baseline);
                    boolean takesAll = baseline == null && Math.abs(a.total() - whole) < Math.abs(a.total() - change);
                    double due = takesAll ? whole : change;
                    return Optional.of(new Breach(
                            Math.abs(a.total() - due),
                            "Σa = " + Written.number(a.total()) + ", " + (takesAll ? "f(x)" : "f(x) − f(b)") + " = "
                                    + Written.number(due)));
                },
                ask);
    }
}
