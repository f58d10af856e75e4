package org.ascribe.axiom;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Norm;

/**
 * Makes a counter-example as small as it can be: parts are taken away and numbers made simpler, one at a time, as long as the axiom stays
 * broken by enough and no net of the question becomes larger. What comes out is a counter-example from which nothing more can be taken, unless
 * the trials run out first.
 */
final class Shrinking {

    private static final double[] STEPS = {1, 0.5, 0.1};

    private final Examiner examiner;
    private final Axiom axiom;
    private final double enough;
    private int left;
    private Trial smallest;

    /**
     * A shrinking.
     *
     * @param examiner asks the method
     * @param axiom what is broken
     * @param enough the least breach, as a part of the magnitude of the nets
     * @param trials how many may be made
     * @param found what is made smaller
     */
    Shrinking(Examiner examiner, Axiom axiom, double enough, int trials, Trial found) {
        this.examiner = examiner;
        this.axiom = axiom;
        this.enough = enough;
        this.left = trials;
        this.smallest = found;
    }

    Trial run() {
        boolean changed = true;
        while (changed && left > 0) {
            changed = false;
            while (takesPartAway()) {
                changed = true;
            }
            for (double step : STEPS) {
                changed |= takes(Simpler.rounded(specimen(), step));
            }
            changed |= simplifiesNumbers();
            changed |= Rescaled.of(specimen()).stream().anyMatch(this::takes);
        }
        return smallest;
    }

    private boolean takesPartAway() {
        return Smaller.of(specimen()).stream().anyMatch(this::takes);
    }

    private boolean simplifiesNumbers() {
        boolean changed = false;
        for (int i = 0; i < specimen().net().inputs(); i++) {
            changed |= simplifies(Simpler.INPUT, inputAt(i));
            changed |= simplifies(Simpler.INPUT, secondAt(i));
        }
        for (int l = 0; l < specimen().net().levels().size(); l++) {
            changed |= simplifies(l);
        }
        return changed;
    }

    private boolean simplifies(int l) {
        boolean changed = false;
        Level level = specimen().net().levels().get(l);
        for (int j = 0; j < level.biases().length; j++) {
            changed |= simplifies(Simpler.WEIGHT, biasAt(l, j));
            for (int i = 0; i < level.inputs(); i++) {
                changed |= simplifies(Simpler.WEIGHT, weightAt(l, j, i));
            }
            if (level.norm() != null) {
                changed |= simplifies(Simpler.WEIGHT, normAt(l, j, Norm::scale, true));
                changed |= simplifies(Simpler.WEIGHT, normAt(l, j, Norm::shift, false));
            }
        }
        return changed;
    }

    private boolean simplifies(Simpler kind, Place place) {
        List<Double> simpler = kind.than(place.number().apply(specimen()));
        return simpler.stream().anyMatch(value -> takes(place.with().of(specimen(), value)));
    }

    /** Whether the axiom is still broken there; then that is the smallest. */
    private boolean takes(Specimen candidate) {
        if (left == 0 || candidate.equals(specimen())) {
            return false;
        }
        left--;
        Optional<Trial> found = axiom.question(candidate)
                .filter(question ->
                        question.hiddenUnits() <= smallest.question().hiddenUnits())
                .flatMap(question -> examiner.examine(axiom, List.of(candidate)).trials().stream()
                        .findFirst())
                .filter(trial -> trial.relative() >= enough);
        found.ifPresent(trial -> smallest = trial);
        return found.isPresent();
    }

    private Specimen specimen() {
        return smallest.specimen();
    }

    /** A number of a specimen: how it is read, and how it is replaced. */
    private record Place(Function<Specimen, Double> number, Replacement with) {}

    private interface Replacement {
        Specimen of(Specimen specimen, double value);
    }

    private static Place inputAt(int i) {
        return new Place(s -> s.input()[i], (s, value) -> s.with(replaced(s.input(), i, value), s.second()));
    }

    private static Place secondAt(int i) {
        return new Place(s -> s.second()[i], (s, value) -> s.with(s.input(), replaced(s.second(), i, value)));
    }

    private static Place biasAt(int l, int j) {
        return new Place(s -> s.net().levels().get(l).biases()[j], (s, value) -> {
            Level level = s.net().levels().get(l);
            return s.with(s.net().with(l, level.withBiases(replaced(level.biases(), j, value))));
        });
    }

    /** Of a level that has a norm, which only a part that is taken away could have ended. */
    private static Place normAt(int l, int j, Function<Norm, double[]> numbers, boolean scale) {
        return new Place(s -> numbers.apply(norm(s, l))[j], (s, value) -> {
            Norm norm = norm(s, l);
            double[] other = replaced(numbers.apply(norm), j, value);
            Norm simpler = scale ? new Norm(other, norm.shift()) : new Norm(norm.scale(), other);
            return s.with(s.net().with(l, s.net().levels().get(l).withNorm(simpler)));
        });
    }

    private static Norm norm(Specimen specimen, int l) {
        return Objects.requireNonNull(specimen.net().levels().get(l).norm());
    }

    private static Place weightAt(int l, int j, int i) {
        return new Place(s -> s.net().levels().get(l).weights()[j][i], (s, value) -> {
            Level level = s.net().levels().get(l);
            double[][] weights = level.weights();
            weights[j][i] = value;
            return s.with(s.net().with(l, level.withWeights(weights)));
        });
    }

    private static double[] replaced(double[] values, int i, double value) {
        double[] other = values.clone();
        other[i] = value;
        return other;
    }
}
