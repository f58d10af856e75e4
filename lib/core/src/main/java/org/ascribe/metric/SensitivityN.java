package org.ascribe.metric;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.feature.FeatureGroups;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * Sensitivity-n: over random sets S of n groups of features, Pearson's correlation of {@code Σ_S aᵢ} and {@code f(x) − f(x_S = b)};
 * for sizes n from 1 to less than all groups, in a geometric sequence. The measurement is the mean over the sizes.
 *
 * <ul>
 *   <li>Higher is better, between −1 and 1. Attributions {@code w ⊙ (x − b)} of a linear f have 1 at every size; of another f no
 *       attribution has 1 at all of them. The scale and a factor common to all attributions do not count.
 *   <li>Shapes: any. By default features are single ones: of one channel, not a pixel. Pixels through all channels are {@code
 *       FeatureGroups.patches(1)}. Unit: none.
 *   <li>Cost: a forward for each set, and one for x. All samples and all methods that are measured at once share the sets.
 *   <li>Of all groups there is one set, which correlates with nothing, so that size is left out. Undefined, NaN, is a size at which
 *       the sums or the changes of f do not vary: attributions that are all the same, an f that does not see what is removed. The
 *       mean is over the others, 0 if there are none.
 *   <li>Wrong to read as a share of what was explained: small sets ask for single features, large ones for their interplay, and
 *       sets of middle size lead farthest away from the data.
 * </ul>
 *
 * Ancona et al. 2018, ICLR, Definition 2 and section 4.2: there one hundred sets a size.
 *
 * @param groups what is removed together; those that are left out never are, such as padding
 * @param baseline what is removed is set to
 * @param sizes how many sizes, fewer where small ones coincide
 * @param sets how many sets of each size
 * @param seed of the sets
 */
public record SensitivityN(FeatureGroups groups, Baseline baseline, int sizes, int sets, long seed)
        implements FaithfulnessMetric {

    /**
     * Checks the numbers.
     *
     * @param groups what is removed together
     * @param baseline what is removed is set to
     * @param sizes how many sizes
     * @param sets how many sets of each size
     * @param seed of the sets
     * @throws IllegalArgumentException if there is no size, or there are too few sets for a correlation
     */
    public SensitivityN {
        if (sizes < 1) {
            throw new IllegalArgumentException("sizes: " + sizes + "; expected 1 or more");
        }
        if (sets < 3) {
            throw new IllegalArgumentException("sets: " + sets + "; expected 3 or more, two always correlate");
        }
    }

    /**
     * Removed features are set to zero.
     *
     * @param groups what is removed together
     * @param sizes how many sizes
     * @param sets how many sets of each size
     * @param seed of the sets
     * @throws IllegalArgumentException if there is no size, or there are too few sets for a correlation
     */
    public SensitivityN(FeatureGroups groups, int sizes, int sets, long seed) {
        this(groups, Baseline.zero(), sizes, sets, seed);
    }

    /**
     * The correlations of one attribution of one sample.
     *
     * @param sizes how many groups are removed, ascending
     * @param correlations one for each size, NaN where it is undefined
     */
    public record BySize(List<Integer> sizes, List<Double> correlations) {

        /**
         * All sizes in one number.
         *
         * @return the mean of the correlations that are defined; 0 if there are none
         */
        public double mean() {
            return correlations.stream()
                    .filter(r -> !r.isNaN())
                    .mapToDouble(r -> r)
                    .average()
                    .orElse(0);
        }
    }

    @Override
    public Direction direction() {
        return Direction.HIGHER_IS_BETTER;
    }

    /**
     * The sizes of sets.
     *
     * @param count how many groups there are
     * @return ascending, from 1 to less than the count; none if there is one group
     */
    public List<Integer> sizesOf(int count) {
        return IntStream.range(0, sizes)
                .map(k -> (int) Math.round(Math.pow(count, sizes == 1 ? 0.0 : k / (sizes - 1.0))))
                .filter(n -> n < count)
                .distinct()
                .boxed()
                .toList();
    }

    @Override
    public List<Measurement> measure(ScalarFunction f, NDArray x, NDArray a) {
        return infidelity().answersOf(f, x, a.expandDims(0)).get(0).stream()
                .map(answers ->
                        measurement(bySize(answers, x.getShape().slice(1)).mean(), OptionalDouble.empty()))
                .toList();
    }

    /**
     * The correlations of several attributions of the same samples: f is asked once for all of them.
     *
     * @param f what was explained
     * @param batch samples, {@code [n, ...inputShape]}
     * @param attributions for each method, one attribution a sample
     * @return for each method, the correlations of each sample
     * @throws IllegalArgumentException as {@link #ofAll(ScalarFunction, NDArray, List)}, or if there is no method
     */
    public List<List<BySize>> bySize(ScalarFunction f, NDArray batch, List<List<Attribution>> attributions) {
        Shape sample = batch.getShape().slice(1);
        return infidelity().answers(f, batch, attributions).stream()
                .map(ofOne ->
                        ofOne.stream().map(answers -> bySize(answers, sample)).toList())
                .toList();
    }

    /** What the attributions foretold and f answered is the same here and there; only what is made of it differs. */
    private Infidelity infidelity() {
        return new Infidelity(new Removal(this::drawn, baseline), Scaling.NONE);
    }

    private BySize bySize(Answers answers, Shape sample) {
        List<Integer> all = sizesOf(groups.of(sample).size());
        List<Double> correlations = IntStream.range(0, all.size())
                .mapToObj(k -> correlation(answers.part(k * sets, (k + 1) * sets)))
                .toList();
        return new BySize(all, correlations);
    }

    private static double correlation(Answers answers) {
        return varies(answers.foretold()) && varies(answers.change())
                ? new PearsonsCorrelation().correlation(answers.foretold(), answers.change())
                : Double.NaN;
    }

    /** Beyond what rounding makes of equal sums. */
    private static boolean varies(double... values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        return high - low > 1e-9 * Math.max(Math.abs(low), Math.abs(high));
    }

    /** The sets as unions of groups, size by size. */
    List<int[]> drawn(Shape sample) {
        List<int[]> parts = groups.of(sample);
        List<Integer> all = sizesOf(parts.size());
        if (all.isEmpty()) {
            throw new IllegalArgumentException(
                    "groups: " + parts.size() + " of a sample of shape " + sample + "; expected 2 or more");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int[] shuffled = IntStream.range(0, parts.size()).toArray();
        List<int[]> drawn = new ArrayList<>();
        for (int size : all) {
            for (int s = 0; s < sets; s++) {
                shuffle(shuffled, size, random);
                drawn.add(Arrays.stream(shuffled, 0, size)
                        .flatMap(group -> Arrays.stream(parts.get(group)))
                        .toArray());
            }
        }
        return drawn;
    }

    /** Puts so many, drawn without replacement, in front. */
    private static void shuffle(int[] values, int count, SplittableRandom random) {
        for (int i = 0; i < count; i++) {
            int k = random.nextInt(i, values.length);
            int drawn = values[k];
            values[k] = values[i];
            values[i] = drawn;
        }
    }
}
