package org.ascribe.taylor.principle;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.network.Activation;

/**
 * The parts of the image that a method tells apart: single features, the patches of an occlusion, all of it. Not declared but found:
 * features that get the very same values whatever happens are one unit, whose value counts once.
 *
 * @param members the features of each unit
 */
record Units(Collection<List<Integer>> members) {

    private static final int POINTS = 3;

    /** Found on a network in which no two features have the same role. */
    static Units of(AttributionMethod method) {
        Random random = new Random(12);
        Probe probe = Probe.of(
                Activation.TANH,
                Dense.random(8, Probe.FEATURES, 1.5, 0.5, random),
                Dense.random(1, 8, 1.5, 0.5, random));
        double[][] points = new double[POINTS][];
        Arrays.setAll(points, p -> random.doubles(Probe.FEATURES, 0.2, 1).toArray());
        List<Attribution> answers = probe.ask(method, new int[POINTS], points);
        return new Units(IntStream.range(0, Probe.FEATURES)
                .boxed()
                .collect(Collectors.groupingBy(
                        i -> answers.stream().map(a -> a.values()[i]).toList()))
                .values());
    }

    /** The sum over the units that have a part in these features. */
    double total(double[] values, Set<Integer> features) {
        return members.stream()
                .filter(unit -> unit.stream().anyMatch(features::contains))
                .mapToDouble(unit -> values[unit.get(0)])
                .sum();
    }

    /** One feature of each unit that has no part in these features. */
    int[] outside(Set<Integer> features) {
        return members.stream()
                .filter(unit -> unit.stream().noneMatch(features::contains))
                .mapToInt(unit -> unit.get(0))
                .toArray();
    }
}
