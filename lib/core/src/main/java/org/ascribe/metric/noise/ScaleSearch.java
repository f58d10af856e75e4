package org.ascribe.metric.noise;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * A search for the noise scale with the lowest objective, step by step: it asks for scales, and every answer makes a new state. States
 * never change, so a search can be kept, gone back to, or carried on beside others.
 */
public interface ScaleSearch {

    /**
     * What has to be known to go on.
     *
     * @return scales to be evaluated, in any order; none when the search is over
     */
    double[] ask();

    /**
     * Goes on.
     *
     * @param values the objective at each scale that is asked for, in the order of {@link #ask}; may be infinite
     * @return the search, knowing them
     * @throws IllegalArgumentException if they are not as many as asked for, or one is NaN
     * @throws IllegalStateException if the search is over
     */
    ScaleSearch tell(double... values);

    /**
     * What was evaluated so far.
     *
     * @return in the order it was asked for
     */
    List<Evaluation> history();

    /**
     * Why the search is over.
     *
     * @return in words; empty while it goes on
     */
    String ended();

    /**
     * The lowest value so far, the first of equals: σ* and its objective.
     *
     * @return the best of the history
     * @throws IllegalStateException if nothing was evaluated yet
     */
    default Evaluation best() {
        return history().stream()
                .min(Comparator.comparingDouble(Evaluation::value))
                .orElseThrow(() -> new IllegalStateException("best: nothing evaluated yet; tell the search first"));
    }

    /**
     * Whether all that was evaluated could be of a function with a single valley. A search that counts on one may have missed the
     * lowest where this is false; where it is true, other scales may still contradict it.
     *
     * @return false if some value lies above values on both its sides
     */
    default boolean unimodal() {
        List<Evaluation> h = history();
        return h.stream().noneMatch(top -> below(h, top, -1) && below(h, top, 1));
    }

    private static boolean below(List<Evaluation> history, Evaluation top, int side) {
        return history.stream().anyMatch(e -> e.value() < top.value() && side * (e.sigma() - top.sigma()) > 0);
    }

    /**
     * Goes on to the end.
     *
     * @param objective a number for each scale
     * @return the search, over
     */
    default ScaleSearch of(DoubleUnaryOperator objective) {
        ScaleSearch search = this;
        for (double[] asked = search.ask(); asked.length > 0; asked = search.ask()) {
            search = search.tell(Arrays.stream(asked).map(objective).toArray());
        }
        return search;
    }

    /**
     * What this search missed: its best value minus that of another, such as a {@link DenseGrid} of the same objective.
     *
     * @param other a search that looked more closely
     * @return the regret; negative if the other missed more
     */
    default double regret(ScaleSearch other) {
        return best().value() - other.best().value();
    }
}
