package org.ascribe.axiom;

import java.util.Comparator;
import java.util.Optional;
import org.ascribe.Ledger;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Written;

/**
 * Conservation: every layer hands all the relevance that arrives at it down, {@code Σ passed = Σ arriving}, as the {@link Ledger} of the
 * method says. There is nothing to say of a method that keeps none.
 *
 * <p>Bach et al. 2015, eq. 2; Montavon et al. 2017, definition 1.
 */
public record Conservation() implements Axiom {

    @Override
    public String name() {
        return "conservation";
    }

    @Override
    public String statement() {
        return "Each layer hands down as much relevance as arrives at it.";
    }

    @Override
    public String source() {
        return "Bach et al. 2015, eq. 2; Montavon et al. 2017, definition 1";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        return Question.smooth(
                answers -> answers.get(0).ledger().stream()
                        .max(Comparator.comparingDouble(Conservation::lost))
                        .map(worst -> new Breach(
                                lost(worst),
                                "at " + worst.layer() + " " + Written.number(worst.arriving()) + " arrives, "
                                        + Written.number(worst.passed()) + " is passed on")),
                new Ask("f", specimen.net(), specimen.input()));
    }

    private static double lost(Ledger.Entry entry) {
        return Math.abs(entry.arriving() - entry.passed());
    }
}
