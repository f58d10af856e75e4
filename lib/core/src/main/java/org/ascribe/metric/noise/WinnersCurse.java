package org.ascribe.metric.noise;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.metric.SampleMean;

/**
 * What choosing a noise scale for each picture gains over fixed ones: on the noise it was chosen with, and on noise the search has not
 * seen. The lowest of many noisy values is low partly by luck; the difference of the two gains is that part.
 *
 * @param chosen for each picture, reference minus chosen scale on the draws of the search; positive is better
 * @param heldOut for each picture, the same on other draws
 */
public record WinnersCurse(List<Double> chosen, List<Double> heldOut) {

    /**
     * Checks the numbers.
     *
     * @param chosen gains on the draws of the search
     * @param heldOut gains on other draws
     * @throws IllegalArgumentException if there are none, or not as many of both
     */
    public WinnersCurse {
        chosen = List.copyOf(chosen);
        heldOut = List.copyOf(heldOut);
        if (chosen.isEmpty() || chosen.size() != heldOut.size()) {
            throw new IllegalArgumentException("chosen, heldOut: " + chosen.size() + " and " + heldOut.size()
                    + " gains; expected one of each for every picture");
        }
    }

    /**
     * Measures both gains. Cost: four trials a search.
     *
     * @param searches searches that are over, each of a picture
     * @param reference the scale each chosen one is held against: one for all searches, or one for each
     * @param objective what was searched
     * @return the gains
     * @throws IllegalArgumentException if there are neither one reference nor as many as searches
     */
    public static WinnersCurse of(List<NoiseSearch> searches, double[] reference, ScaleObjective objective) {
        int n = searches.size();
        if (reference.length != 1 && reference.length != n) {
            throw new IllegalArgumentException(
                    "reference: " + reference.length + " scales for " + n + " searches; expected 1 or " + n);
        }
        List<Trial> best = searches.stream().map(NoiseSearch::best).toList();
        List<Trial> fixed = IntStream.range(0, n)
                .mapToObj(i -> at(best.get(i), reference[reference.length == 1 ? 0 : i]))
                .toList();
        List<Trial> seen = Stream.concat(fixed.stream(), best.stream()).toList();
        List<Trial> unseen =
                seen.stream().map(trial -> trial.withSet(Trial.HELD_OUT)).toList();
        double[] values =
                objective.values(Stream.concat(seen.stream(), unseen.stream()).toList());
        return new WinnersCurse(gains(values, 0, n), gains(values, 2 * n, n));
    }

    /**
     * The gain as it is published: on the draws that the scale was chosen with.
     *
     * @return mean and standard error over pictures
     */
    public SampleMean gainWhenChosen() {
        return SampleMean.of(array(chosen));
    }

    /**
     * The gain that is left on other draws.
     *
     * @return mean and standard error over pictures
     */
    public SampleMean gainHeldOut() {
        return SampleMean.of(array(heldOut));
    }

    /**
     * The gain that was luck: the mean of the differences, picture by picture.
     *
     * @return mean and standard error over pictures
     */
    public SampleMean curse() {
        return SampleMean.of(IntStream.range(0, chosen.size())
                .mapToDouble(i -> chosen.get(i) - heldOut.get(i))
                .toArray());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "gain %s on the draws of the search, %s on others, of %d pictures",
                gainWhenChosen(),
                gainHeldOut(),
                chosen.size());
    }

    private static Trial at(Trial trial, double sigma) {
        return new Trial(trial.picture(), sigma, trial.metric(), trial.set());
    }

    private static List<Double> gains(double[] values, int from, int n) {
        return IntStream.range(from, from + n)
                .mapToObj(i -> values[i] - values[n + i])
                .toList();
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
