package org.ascribe.metric.noise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Searches side by side: each round evaluates what all of them ask for as one batch, until the last is over. A search goes the way it
 * would go alone; there are as many rounds as the longest needs.
 */
public final class Lockstep {

    private Lockstep() {}

    /**
     * Goes on to the end of all.
     *
     * @param searches any number, of any pictures and metrics
     * @param objective what they ask
     * @return the searches in their order, over
     */
    public static List<NoiseSearch> run(List<NoiseSearch> searches, ScaleObjective objective) {
        List<NoiseSearch> now = searches;
        List<List<Trial>> asked = asked(now);
        while (asked.stream().anyMatch(trials -> !trials.isEmpty())) {
            now = told(now, asked, objective);
            asked = asked(now);
        }
        return now;
    }

    private static List<List<Trial>> asked(List<NoiseSearch> searches) {
        return searches.stream().map(NoiseSearch::trials).toList();
    }

    private static List<NoiseSearch> told(
            List<NoiseSearch> searches, List<List<Trial>> asked, ScaleObjective objective) {
        double[] values = objective.values(asked.stream().flatMap(List::stream).toList());
        List<NoiseSearch> after = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < searches.size(); i++) {
            int count = asked.get(i).size();
            double[] own = Arrays.copyOfRange(values, next, next + count);
            after.add(count == 0 ? searches.get(i) : searches.get(i).tell(own));
            next += count;
        }
        return after;
    }
}
