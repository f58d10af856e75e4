package org.ascribe.metric.noise;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.metric.Metric;

/**
 * A search for the noise scale of one picture's map.
 *
 * @param picture which picture, from 0
 * @param metric what the map is to be best at
 * @param noise which draws its evaluations are made with
 * @param steps how far it has come
 */
public record NoiseSearch(int picture, Metric metric, Noise noise, ScaleSearch steps) {

    /**
     * What it asks for.
     *
     * @return none when it is over
     */
    public List<Trial> trials() {
        double[] asked = steps.ask();
        int evaluated = steps.history().size();
        return IntStream.range(0, asked.length)
                .mapToObj(i -> new Trial(picture, asked[i], metric, noise.set(evaluated + i)))
                .toList();
    }

    /**
     * The trial of its best scale.
     *
     * @return with the draws it was found with
     */
    public Trial best() {
        List<Evaluation> history = steps.history();
        Evaluation best = steps.best();
        return new Trial(picture, best.sigma(), metric, noise.set(history.indexOf(best)));
    }

    NoiseSearch tell(double... values) {
        return new NoiseSearch(picture, metric, noise, steps.tell(values));
    }

    @Override
    public String toString() {
        return "picture " + picture + ", " + metric + ": asks " + Arrays.toString(steps.ask()) + " after "
                + steps.history().size() + " evaluations";
    }
}
