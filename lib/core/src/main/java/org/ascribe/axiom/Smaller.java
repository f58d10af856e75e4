package org.ascribe.axiom;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.axiom.net.Level;
import org.ascribe.axiom.net.Link;
import org.ascribe.axiom.net.SmallNet;

/** Specimens with a part less: a level, a unit, an input, a batch normalisation, a link that is no relu, a sign, a large choice. */
final class Smaller {

    private static final int SMALL = 8;

    private Smaller() {}

    /**
     * Those that take the most away come first. A large choice may mean a unit by its number, which another one has when one before it goes:
     * then parts are also taken away together with all of the choice but a little.
     */
    static List<Specimen> of(Specimen specimen) {
        List<Specimen> parts = new ArrayList<>();
        withoutLevel(specimen.net()).map(specimen::with).forEach(parts::add);
        withoutUnit(specimen.net()).map(specimen::with).forEach(parts::add);
        withoutInput(specimen).forEach(parts::add);
        List<Specimen> smaller = new ArrayList<>(parts);
        simplerLevel(specimen.net()).map(specimen::with).forEach(smaller::add);
        turned(specimen).forEach(smaller::add);
        IntStream.concat(IntStream.range(0, SMALL), IntStream.of(specimen.choice() / 2))
                .filter(choice -> choice < specimen.choice())
                .mapToObj(specimen::with)
                .forEach(smaller::add);
        if (specimen.choice() >= SMALL) {
            parts.forEach(part -> IntStream.range(0, SMALL).mapToObj(part::with).forEach(smaller::add));
        }
        return smaller;
    }

    /** The next level takes what this one would send on if it had no link. */
    private static Stream<SmallNet> withoutLevel(SmallNet net) {
        return IntStream.range(0, net.levels().size() - 1)
                .filter(l -> net.levels().get(l).link() != Link.MAX_OF_PAIRS)
                .mapToObj(l -> {
                    Level below = net.levels().get(l).folded();
                    Level above = net.levels().get(l + 1);
                    double[][] w = above.weights();
                    double[] b = above.biases();
                    double[][] product = new double[w.length][below.inputs()];
                    for (int j = 0; j < w.length; j++) {
                        for (int k = 0; k < w[j].length; k++) {
                            b[j] += w[j][k] * below.biases()[k];
                            for (int i = 0; i < product[j].length; i++) {
                                product[j][i] += w[j][k] * below.weights()[k][i];
                            }
                        }
                    }
                    return net.replaced(l, l + 2, above.withWeights(product).withBiases(b));
                });
    }

    private static Stream<SmallNet> withoutUnit(SmallNet net) {
        return IntStream.range(0, net.levels().size() - 1).boxed().flatMap(l -> {
            Level level = net.levels().get(l);
            int units = level.units();
            return units == 1
                    ? Stream.empty()
                    : IntStream.range(0, units).mapToObj(unit -> {
                        int[] others = allBut(unit, units);
                        Level above = net.levels().get(l + 1).columns(others);
                        return net.replaced(l, l + 2, level.units(others), above);
                    });
        });
    }

    private static Stream<Specimen> withoutInput(Specimen specimen) {
        SmallNet net = specimen.net();
        int inputs = net.inputs();
        return inputs == 1
                ? Stream.empty()
                : IntStream.range(0, inputs).mapToObj(i -> {
                    int[] others = allBut(i, inputs);
                    return new Specimen(
                            net.with(0, net.levels().get(0).columns(others)),
                            IntStream.of(others)
                                    .mapToDouble(k -> specimen.input()[k])
                                    .toArray(),
                            IntStream.of(others)
                                    .mapToDouble(k -> specimen.second()[k])
                                    .toArray(),
                            specimen.choice());
                });
    }

    /** The same with the sign of a negative input turned, and of the weights that lead from it. */
    private static Stream<Specimen> turned(Specimen specimen) {
        double[] x = specimen.input();
        return IntStream.range(0, x.length).filter(i -> x[i] < 0).mapToObj(i -> {
            Level first = specimen.net().levels().get(0);
            double[][] weights = first.weights();
            for (double[] row : weights) {
                row[i] = 0.0 - row[i];
            }
            double[] input = specimen.input();
            double[] second = specimen.second();
            input[i] = -input[i];
            second[i] = 0.0 - second[i];
            return specimen.with(specimen.net().with(0, first.withWeights(weights)))
                    .with(input, second);
        });
    }

    private static Stream<SmallNet> simplerLevel(SmallNet net) {
        return IntStream.range(0, net.levels().size()).boxed().flatMap(l -> {
            Level level = net.levels().get(l);
            List<Level> simpler = new ArrayList<>();
            if (level.norm() != null) {
                simpler.add(level.folded());
                simpler.add(level.withNorm(null));
            }
            if (level.link() == Link.MAX_OF_PAIRS) {
                for (Link link : List.of(Link.IDENTITY, Link.RELU)) {
                    simpler.add(oneOfPairs(level, 0).withLink(link));
                    simpler.add(oneOfPairs(level, 1).withLink(link));
                }
            } else if (level.link() != Link.RELU && level.link() != Link.IDENTITY) {
                simpler.add(level.withLink(Link.RELU));
            }
            return simpler.stream().map(other -> net.with(l, other));
        });
    }

    private static Level oneOfPairs(Level level, int which) {
        int[] sums = IntStream.range(0, level.units()).map(u -> 2 * u + which).toArray();
        return level.withLink(Link.IDENTITY).units(sums);
    }

    private static int[] allBut(int one, int all) {
        return IntStream.range(0, all).filter(i -> i != one).toArray();
    }
}
