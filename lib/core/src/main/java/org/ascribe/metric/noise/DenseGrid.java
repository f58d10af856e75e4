package org.ascribe.metric.noise;

import java.util.List;
import java.util.stream.IntStream;

/**
 * All scales of a grid, equally far apart on log σ: what a search is held against, and the picture of its objective.
 *
 * <p>Cost: one evaluation a point, all in one round. The lowest of a noisy grid is low by luck, too: {@link WinnersCurse}.
 *
 * @param low the smallest scale
 * @param high the largest
 * @param points how many, both ends among them
 */
public record DenseGrid(double low, double high, int points) {

    /**
     * Checks the grid.
     *
     * @param low the smallest scale
     * @param high the largest
     * @param points how many
     * @throws IllegalArgumentException unless 0 &lt; low &lt; high, and 2 points or more
     */
    public DenseGrid {
        Scales.checkBracket(low, high);
        if (points < 2) {
            throw new IllegalArgumentException("points: " + points + "; expected 2 or more, both ends");
        }
    }

    /**
     * The grid.
     *
     * @return ascending, the ends exact
     */
    public double[] scales() {
        double step = Math.log(high / low) / (points - 1);
        return IntStream.range(0, points)
                .mapToDouble(i -> i == points - 1 ? high : low * Math.exp(i * step))
                .toArray();
    }

    /**
     * The grid as a search of one step.
     *
     * @return nothing evaluated yet
     */
    public ScaleSearch start() {
        return new Points(this, List.of());
    }

    /** Before the only step, or after it. */
    private record Points(DenseGrid grid, List<Evaluation> history) implements ScaleSearch {
        @Override
        public double[] ask() {
            return history.isEmpty() ? grid.scales() : new double[0];
        }

        @Override
        public ScaleSearch tell(double... values) {
            return new Points(grid, Evaluation.more(history, ask(), values));
        }

        @Override
        public String ended() {
            return history.isEmpty() ? "" : "all " + grid.points + " points done";
        }
    }
}
