package org.ascribe.axiom;

import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;

/**
 * The same question in other units: an input is multiplied by what the weights from it are divided by, or a relu's weights by what those behind
 * it are divided by, so that a weight becomes 1 or −1. One number at a time leads there only through nets that break nothing.
 */
final class Rescaled {

    private Rescaled() {}

    /** Those whose numbers are simpler on the whole, see {@link Simpler#rank(Specimen)}, the simplest first. */
    static List<Specimen> of(Specimen specimen) {
        return and(specimen, units(specimen.net()).map(specimen::with))
                .flatMap(one -> and(one, inputs(one)))
                .filter(other -> Simpler.rank(other) < Simpler.rank(specimen))
                .sorted(Comparator.comparingInt(Simpler::rank))
                .toList();
    }

    private static Stream<Specimen> and(Specimen one, Stream<Specimen> others) {
        return Stream.concat(Stream.of(one), others);
    }

    private static Stream<Specimen> inputs(Specimen specimen) {
        SmallNet net = specimen.net();
        Level first = net.levels().get(0);
        return IntStream.range(0, net.inputs())
                .boxed()
                .flatMap(i -> sizes(column(first, i))
                        .mapToObj(c -> specimen.with(net.with(0, divided(first, i, c)))
                                .with(multiplied(specimen.input(), i, c), multiplied(specimen.second(), i, c))));
    }

    private static Stream<SmallNet> units(SmallNet net) {
        return IntStream.range(0, net.levels().size() - 1)
                .filter(l -> net.levels().get(l).link() == Link.RELU
                        && net.levels().get(l).norm() == null)
                .boxed()
                .flatMap(l -> {
                    Level level = net.levels().get(l);
                    Level above = net.levels().get(l + 1);
                    return IntStream.range(0, level.units())
                            .boxed()
                            .flatMap(u -> sizes(column(above, u))
                                    .mapToObj(c ->
                                            net.replaced(l, l + 2, multiplied(level, u, c), divided(above, u, c))));
                });
    }

    private static DoubleStream sizes(DoubleStream weights) {
        return weights.map(Math::abs).filter(c -> c != 0 && c != 1).distinct();
    }

    private static DoubleStream column(Level level, int i) {
        return Stream.of(level.weights()).mapToDouble(row -> row[i]);
    }

    private static Level divided(Level level, int i, double c) {
        double[][] weights = level.weights();
        for (double[] row : weights) {
            row[i] /= c;
        }
        return level.withWeights(weights);
    }

    private static Level multiplied(Level level, int unit, double c) {
        double[][] weights = level.weights();
        for (int i = 0; i < weights[unit].length; i++) {
            weights[unit][i] *= c;
        }
        return level.withWeights(weights).withBiases(multiplied(level.biases(), unit, c));
    }

    private static double[] multiplied(double[] values, int i, double c) {
        values[i] *= c;
        return values;
    }
}
