package org.ascribe.study.gradientview.perturbation;

import java.util.Arrays;

/**
 * Points of a curve: features in the order of their removal, and after how many of them to look.
 *
 * @param order indices of groups
 * @param counts how many are removed at each point
 */
record Removal(int[] order, int[] counts) {

    /** Those at which something but not all is removed, each once. */
    Removal inner() {
        return new Removal(
                order,
                Arrays.stream(counts)
                        .filter(count -> count > 0 && count < order.length)
                        .distinct()
                        .toArray());
    }

    /** When the turn of each number of a sample comes; never for those of no group. */
    int[] turns(Iterable<int[]> groups, int size) {
        int[] places = new int[order.length];
        for (int turn = 0; turn < order.length; turn++) {
            places[order[turn]] = turn;
        }
        int[] turns = new int[size];
        Arrays.fill(turns, Integer.MAX_VALUE);
        int group = 0;
        for (int[] numbers : groups) {
            for (int i : numbers) {
                turns[i] = places[group];
            }
            group++;
        }
        return turns;
    }
}
