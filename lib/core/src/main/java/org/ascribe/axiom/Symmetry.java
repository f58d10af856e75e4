package org.ascribe.axiom;

import java.util.Optional;
import org.ascribe.axiom.Question.Ask;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.SmallNet;
import org.ascribe.axiom.net.WeightedSum;
import org.ascribe.axiom.net.Written;

/**
 * Symmetry preservation: where f stays the same when x1 and x2 change places, and both are equal in the input and in the baseline, their
 * attributions are equal. The net is made symmetric: by the same weights from both, or by adding itself with x1 and x2 in each other's
 * places.
 *
 * <p>Sundararajan et al. 2017, section 4.
 */
public record Symmetry() implements Axiom {

    @Override
    public String name() {
        return "symmetry";
    }

    @Override
    public String statement() {
        return "Inputs that f treats alike, equal in x and in the baseline, have equal attributions.";
    }

    @Override
    public String source() {
        return "Sundararajan et al. 2017, section 4";
    }

    @Override
    public Optional<Question> question(Specimen specimen) {
        if (specimen.net().inputs() < 2) {
            return Optional.empty();
        }
        double[] x = specimen.input();
        x[1] = x[0];
        return symmetric(specimen)
                .flatMap(net -> Question.smooth(
                        answers -> {
                            double one = answers.get(0).of(0);
                            double other = answers.get(0).of(1);
                            return Optional.of(new Breach(
                                    Math.abs(one - other),
                                    "x1 = x2 = " + Written.number(x[0]) + ", but a1 = " + Written.number(one)
                                            + ", a2 = " + Written.number(other)));
                        },
                        new Ask("f, the same if x1 and x2 change places", net, x)));
    }

    private static Optional<SmallNet> symmetric(Specimen specimen) {
        SmallNet net = specimen.net();
        Level first = net.levels().get(0);
        double[][] weights = first.weights();
        boolean tied = Math.floorMod(specimen.choice(), 2) == 0;
        for (double[] row : weights) {
            double one = row[0];
            row[0] = tied ? one : row[1];
            row[1] = one;
        }
        SmallNet other = net.with(0, first.withWeights(weights));
        return tied ? Optional.of(other) : WeightedSum.of(1, net, 1, other);
    }
}
