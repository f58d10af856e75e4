package org.ascribe.axiom;

import java.util.Optional;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.Written;

/**
 * Affine scale invariance: the unit that a feature is measured in changes no attribution. One input is multiplied by 2, ½, 3 or −1, and what
 * leads from it divided; the baseline zero stays zero. The shift of the affine map is {@link InputShiftInvariance}.
 *
 * <p>Sundararajan and Najmi 2020.
 */
public record AffineScaleInvariance() implements Axiom {

    private static final double[] FACTORS = {2, 0.5, 3, -1};

    @Override
    public String name() {
        return "affine-scale-invariance";
    }

    @Override
    public String statement() {
        return "The unit that an input is measured in changes no attribution.";
    }

    @Override
    public String source() {
        return "Sundararajan and Najmi 2020";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        SmallNet f = specimen.net();
        double[] x = specimen.input();
        double factor = FACTORS[Math.floorMod(specimen.choice(), FACTORS.length)];
        int i = Math.floorMod(Math.floorDiv(specimen.choice(), FACTORS.length), x.length);
        Level first = f.levels().get(0);
        double[][] weights = first.weights();
        for (double[] row : weights) {
            row[i] /= factor;
        }
        double[] scaled = x.clone();
        scaled[i] *= factor;
        return Question.smooth(
                answers -> Optional.of(Question.difference(
                        "on f", answers.get(0).values(), "on g", answers.get(1).values())),
                new Ask("f", f, x),
                new Ask(
                        "g = f, x" + (i + 1) + " in units of " + Written.number(1 / factor),
                        f.with(0, first.withWeights(weights)),
                        scaled));
    }
}
