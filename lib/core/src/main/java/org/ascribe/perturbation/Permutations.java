package org.ascribe.perturbation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.MathArrays;

/** Orders in which the groups of a sample come in, one after another. */
public interface Permutations {

    /**
     * The orders.
     *
     * @param groups how many groups there are
     * @return each a permutation of 0 to groups − 1
     */
    List<int[]> of(int groups);

    /**
     * Random orders.
     *
     * @param count how many
     * @param seed what they follow from
     * @return independent, all equally likely
     */
    static Permutations random(int count, long seed) {
        return new Uniform(count, seed);
    }

    /**
     * Recorded orders.
     *
     * @param orders each a permutation of the indices of the groups
     * @return these
     */
    static Permutations given(int[]... orders) {
        return new Given(Arrays.stream(orders)
                .map(o -> Arrays.stream(o).boxed().toList())
                .toList());
    }

    /**
     * Random orders.
     *
     * @param count how many
     * @param seed what they follow from
     */
    record Uniform(int count, long seed) implements Permutations {

        /**
         * Checks the count.
         *
         * @param count how many
         * @param seed what they follow from
         * @throws IllegalArgumentException if there are less than two, which have no standard error
         */
        public Uniform {
            if (count < 2) {
                throw new IllegalArgumentException("count: " + count + "; expected 2 permutations or more");
            }
        }

        @Override
        public List<int[]> of(int groups) {
            return IntStream.range(0, count)
                    .mapToObj(k -> {
                        int[] order = MathArrays.natural(groups);
                        MathArrays.shuffle(order, Seeds.draw(seed, k));
                        return order;
                    })
                    .toList();
        }

        @Override
        public String toString() {
            return count + " random, seed " + seed;
        }
    }

    /**
     * Recorded orders.
     *
     * @param orders each a permutation of the indices of the groups
     */
    record Given(List<List<Integer>> orders) implements Permutations {

        /**
         * Checks the orders.
         *
         * @param orders each a permutation of the indices of the groups
         * @throws IllegalArgumentException if there are none, or one is no permutation
         */
        public Given {
            if (orders.isEmpty()) {
                throw new IllegalArgumentException("orders: none; expected 1 permutation or more");
            }
            for (List<Integer> order : orders) {
                if (!order.stream()
                        .sorted()
                        .toList()
                        .equals(IntStream.range(0, order.size()).boxed().toList())) {
                    throw new IllegalArgumentException(
                            "orders: " + order + "; expected a permutation of 0 to " + (order.size() - 1));
                }
            }
        }

        @Override
        public List<int[]> of(int groups) {
            return orders.stream()
                    .map(order -> {
                        if (order.size() != groups) {
                            throw new IllegalArgumentException("orders: one of " + order.size() + " groups; expected "
                                    + groups + ", as many as the sample has");
                        }
                        return order.stream().mapToInt(Integer::intValue).toArray();
                    })
                    .toList();
        }

        @Override
        public String toString() {
            return orders.size() + " given, hash " + Integer.toHexString(orders.hashCode());
        }
    }
}
