package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PermutationsTest {

    private static final int COUNT = 24_000;

    /** Every one of the 24 orders of four groups, as often as the others. */
    @Test
    void allOrdersAreEquallyLikely() {
        List<int[]> orders = Permutations.random(COUNT, 3).of(4);
        Map<String, Long> found =
                orders.stream().collect(Collectors.groupingBy(Arrays::toString, Collectors.counting()));
        assertThat(found).hasSize(24);
        double p = 1 / 24.0;
        double error = Math.sqrt(p * (1 - p) / COUNT);
        found.forEach(
                (order, times) -> assertThat(times / (double) COUNT).as(order).isCloseTo(p, within(5 * error)));
    }

    /** What one order is tells nothing of the next: pairs of neighbours are as likely as any. */
    @Test
    void ordersAreIndependent() {
        List<int[]> orders = Permutations.random(COUNT, 4).of(3);
        Map<String, Long> pairs = new TreeMap<>();
        for (int k = 0; k + 1 < COUNT; k++) {
            pairs.merge(Arrays.toString(orders.get(k)) + Arrays.toString(orders.get(k + 1)), 1L, Long::sum);
        }
        assertThat(pairs).hasSize(36);
        double p = 1 / 36.0;
        double error = Math.sqrt(p * (1 - p) / COUNT);
        pairs.forEach(
                (pair, times) -> assertThat(times / (double) COUNT).as(pair).isCloseTo(p, within(5 * error)));
        assertThat(new HashSet<>(List.of(
                        Arrays.toString(Permutations.random(2, 1).of(30).get(0)),
                        Arrays.toString(Permutations.random(2, 2).of(30).get(0)))))
                .hasSize(2);
    }
}
