package org.ascribe.study.smoothtaylor;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Means over the first few draws of a sequence, for several numbers of draws at the cost of the largest: each continues where the
 * one before ended.
 *
 * @param counts rising numbers of draws
 */
record NestedMeans(List<Integer> counts) {

    /** The mean over some of the draws. */
    @FunctionalInterface
    interface Part {

        /**
         * Computes it.
         *
         * @param from number of the first draw
         * @param count how many
         * @return for each row its mean
         */
        List<double[]> mean(int from, int count);
    }

    NestedMeans {
        counts = List.copyOf(counts);
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i) <= (i == 0 ? 0 : counts.get(i - 1))) {
                throw new IllegalArgumentException(
                        "counts: " + counts + "; expected numbers of draws from the least up");
            }
        }
    }

    /** For each number of draws, the mean of each row. */
    List<List<double[]>> means(Part part) {
        List<List<double[]>> means = new ArrayList<>();
        int done = 0;
        for (int count : counts) {
            List<double[]> more = part.mean(done, count - done);
            double weight = (double) done / count;
            means.add(done == 0 ? more : mixed(means.get(means.size() - 1), more, weight));
            done = count;
        }
        return means;
    }

    private static List<double[]> mixed(List<double[]> before, List<double[]> more, double weight) {
        return IntStream.range(0, more.size())
                .mapToObj(row -> IntStream.range(0, more.get(row).length)
                        .mapToDouble(i -> weight * before.get(row)[i] + (1 - weight) * more.get(row)[i])
                        .toArray())
                .toList();
    }
}
