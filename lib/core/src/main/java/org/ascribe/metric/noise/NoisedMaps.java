package org.ascribe.metric.noise;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.engine.BatchSize;
import org.ascribe.engine.Finite;
import org.ascribe.engine.Heap;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Views;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.metric.Direction;
import org.ascribe.metric.FaithfulnessMetric;
import org.ascribe.metric.MapMetric;
import org.ascribe.metric.Measurement;
import org.ascribe.metric.Metric;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.sampling.Sampler;

/**
 * The objective of adaptive noising: a metric of a smoothed map, as a function of picture and noise scale. Many pairs of them are one
 * batch, whose rows share the standard noise and differ in its scale.
 *
 * <ul>
 *   <li>Cost: that of the metric for each trial, and that of the method for each map: metrics that ask the same share it. f is bound
 *       to the pictures once, so that every map explains the class decided there.
 *   <li>A trial's set of draws is another stretch of the standard noise and of the replacements of {@link RegionPerturbation}; other
 *       metrics that draw keep theirs.
 * </ul>
 *
 * @param f what is explained
 * @param pictures {@code [n, channels, height, width]}; the caller's, and not freed here
 * @param standard noise of scale 1, such as {@code Sampler.gaussian(1, seed)}
 * @param method what is done with scaled noise, ε: {@code noise -> new SmoothTaylor(noise.around(), 150)}
 */
public record NoisedMaps(
        ScalarFunction f, NDArray pictures, Sampler standard, Function<Sampler, AttributionMethod> method)
        implements ScaleObjective {

    /**
     * Of SmoothTaylor.
     *
     * @param f what is explained
     * @param pictures {@code [n, channels, height, width]}
     * @param standard noise of scale 1
     * @param roots R; 150 in the paper
     */
    public NoisedMaps(ScalarFunction f, NDArray pictures, Sampler standard, int roots) {
        this(f, pictures, standard, noise -> new SmoothTaylor(noise.around(), roots));
    }

    /**
     * The mean of |x| over each picture: where Algorithm 1 starts.
     *
     * @return one a picture
     */
    public double[] magnitudes() {
        try (NDManager scope = pictures.getManager().newSubManager()) {
            NDArray rows = Views.of(pictures, scope).reshape(pictures.getShape().get(0), -1);
            return Heap.of(rows.abs().mean(new int[] {1}));
        }
    }

    /**
     * Evaluates many trials at once.
     *
     * @throws IllegalArgumentException if a picture is unknown, or a metric is neither of maps nor of f, or better when higher
     */
    @Override
    public double[] values(List<Trial> trials) {
        trials.forEach(this::check);
        double[] values = new double[trials.size()];
        try (NDManager scope = pictures.getManager().newSubManager(f.device())) {
            NDArray moved = pictures.toDevice(f.device(), true);
            moved.attach(scope);
            NDArray x = moved.toType(f.dataType(), false);
            ScalarFunction bound = f.at(x);
            int atOnce = BatchSize.atOnce(f.device(), f.inputShape());
            for (int from = 0; from < values.length; from += atOnce) {
                List<Trial> portion = trials.subList(from, Math.min(values.length, from + atOnce));
                System.arraycopy(portion(portion, bound, x), 0, values, from, portion.size());
            }
        }
        return values;
    }

    private double[] portion(List<Trial> trials, ScalarFunction bound, NDArray x) {
        try (NDManager scope = x.getManager().newSubManager()) {
            List<Trial> distinct = distinct(trials);
            int[] pictures = distinct.stream().mapToInt(Trial::picture).toArray();
            double[] sigmas = distinct.stream().mapToDouble(Trial::sigma).toArray();
            Samples all = new Samples(bound, x).of(scope, pictures);
            Sampler noise = new DrawSets(standard, sets(distinct)).scaledByRow(sigmas);
            AttributionMethod noised = method.apply(noise);
            Maps maps = new Maps(
                    all,
                    Finite.check(
                            noised.scores(all.f, all.x).values(), () -> "f: what " + noised + " makes of " + bound));
            double[] values = new double[trials.size()];
            byMetric(trials).forEach((metric, own) -> {
                List<Trial> asked = own.stream().map(trials::get).toList();
                int[] rows =
                        asked.stream().mapToInt(trial -> map(trial, distinct)).toArray();
                List<Measurement> measured = measured(metric, sets(asked), maps.of(scope, rows));
                for (int i = 0; i < rows.length; i++) {
                    values[own.get(i)] = measured.get(i).value();
                }
            });
            return values;
        }
    }

    /** The number of the map that a trial asks of. */
    private static int map(Trial trial, List<Trial> among) {
        return IntStream.range(0, among.size())
                .filter(i -> trial.sameMap(among.get(i)))
                .findFirst()
                .orElseThrow();
    }

    /** One trial of each map. */
    private static List<Trial> distinct(List<Trial> trials) {
        List<Trial> distinct = new ArrayList<>();
        for (Trial trial : trials) {
            if (distinct.stream().noneMatch(trial::sameMap)) {
                distinct.add(trial);
            }
        }
        return distinct;
    }

    private static List<Measurement> measured(Metric metric, List<Integer> sets, Maps maps) {
        if (metric instanceof MapMetric ofMaps) {
            return ofMaps.ofAll(maps.a);
        }
        FaithfulnessMetric asking = metric instanceof RegionPerturbation regions
                ? regions.withReplacement(new DrawSets(regions.replacement(), sets))
                : (FaithfulnessMetric) metric;
        return asking.measure(maps.samples.f, maps.samples.x, maps.a);
    }

    private static Map<Metric, List<Integer>> byMetric(List<Trial> trials) {
        Map<Metric, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < trials.size(); i++) {
            rows.computeIfAbsent(trials.get(i).metric(), metric -> new ArrayList<>())
                    .add(i);
        }
        return rows;
    }

    private static List<Integer> sets(List<Trial> trials) {
        return trials.stream().map(Trial::set).toList();
    }

    private void check(Trial trial) {
        long n = pictures.getShape().get(0);
        if (trial.picture() >= n) {
            throw new IllegalArgumentException(
                    "trials: picture " + trial.picture() + "; expected 0 to " + (n - 1) + ", the pictures there are");
        }
        boolean known = trial.metric() instanceof MapMetric || trial.metric() instanceof FaithfulnessMetric;
        if (!known || trial.metric().direction() != Direction.LOWER_IS_BETTER) {
            throw new IllegalArgumentException("trials: metric " + trial.metric()
                    + "; expected one of maps, or of f and maps, that is better when lower");
        }
    }

    /** Samples, and f bound to them. */
    private record Samples(ScalarFunction f, NDArray x) {

        /** Chosen rows, copied. */
        Samples of(NDManager scope, int... chosen) {
            return new Samples(f.rows(chosen), chosen(x, scope, chosen));
        }
    }

    /** Samples with their maps. */
    private record Maps(Samples samples, NDArray a) {

        /** Chosen rows, copied. */
        Maps of(NDManager scope, int... chosen) {
            return new Maps(samples.of(scope, chosen), chosen(a, scope, chosen));
        }
    }

    private static NDArray chosen(NDArray from, NDManager scope, int... chosen) {
        NDArray rows = from.get(new NDIndex("{}", Tensors.index(scope, chosen)));
        rows.attach(scope);
        return rows;
    }
}
