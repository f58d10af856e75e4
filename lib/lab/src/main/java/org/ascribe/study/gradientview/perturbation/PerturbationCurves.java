package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.metric.Order;
import org.ascribe.model.Model;
import org.ascribe.result.Entry;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.study.gradientview.SixMethod;
import org.hipparchus.stat.correlation.PearsonsCorrelation;

/**
 * What Figure 3 measures of one sample: for each method the curves of most and of least relevant features first, and curves of random
 * orders; all of them in one batch. A row is a curve.
 *
 * @param randomOrders how many
 * @param seed of the random orders, which are the same for all panels of as many features
 */
public record PerturbationCurves(int randomOrders, long seed) {

    static final String PANEL = "panel";
    static final String SAMPLE = "sample";
    static final String REMOVED = "removed";
    static final String METHOD = "method";
    static final String ORDER = "order";
    /** The output at each point less that of the whole sample. */
    static final String CHANGE = "change";
    /** Whether the predicted class is still the same at each point. */
    static final String KEPT = "kept";

    static final String RANDOM = "random";
    static final String MORF = "MoRF";
    static final String LERF = "LeRF";

    /** Share of features whose attribution is negative. */
    static final String NEGATIVE = "negative";
    /** Change of the output when just these are removed. */
    static final String WITHOUT_NEGATIVE = "without_negative";
    /** Whether a method had something finite to say, by which features could be ordered. */
    static final String FINITE = "finite";
    /** Correlation of the attributions with those of Integrated Gradients. */
    static final String WITH_INTEGRATED = "r_integrated";
    /** The same with gradient × input. */
    static final String WITH_GRADIENT = "r_gradient";

    /** One curve to come: whose, in which order, and how many features are removed at its last point, beyond those of the grid. */
    private record Asked(String method, String order, Removal removal) {}

    List<Row> rows(Panel panel, OpenPanel opened, int index) {
        try (NDManager scope = opened.model().manager().newSubManager()) {
            Example example = opened.reader().read(scope, index);
            NDArray x = example.x();
            NDArray batch = x.expandDims(0);
            int target = opened.model().target(Target.predicted()).at(batch).targets()[0];
            List<int[]> groups = example.groups();
            Map<String, double[]> shares = shares(opened.model(), target, example);
            List<Asked> asked = asked(shares, panel.step(), groups.size(), index);
            Row start = Row.of(PANEL, panel.name())
                    .and(SAMPLE, index)
                    .and("label", example.label())
                    .and("target", target)
                    .and("features", groups.size());
            Removals removals = new Removals(opened.model(), target, groups);
            List<Row> rows = new ArrayList<>();
            opened.removed().forEach((name, baseline) -> {
                NDArray replaced = baseline.of(batch).squeeze(0);
                List<Removals.Track> tracks = removals.tracks(
                        x, replaced, asked.stream().map(Asked::removal).toList());
                for (int i = 0; i < tracks.size(); i++) {
                    rows.add(row(start.and(REMOVED, name), asked.get(i), tracks.get(i), shares));
                }
            });
            return rows;
        }
    }

    /** All the same where a method has nothing finite to say: its order is then that of reading. */
    private static Map<String, double[]> shares(Model model, int target, Example example) {
        List<int[]> groups = example.groups();
        Map<String, Attribution> attributions = example.attributions(model, target);
        Map<String, double[]> shares = new LinkedHashMap<>();
        for (SixMethod six : SixMethod.all(example.occluded())) {
            Attribution a = attributions.get(six.name());
            shares.put(six.name(), a == null ? new double[groups.size()] : Example.shares(a, groups));
        }
        return shares;
    }

    private List<Asked> asked(Map<String, double[]> shares, int step, int features, int index) {
        int[] counts = RemovalGrid.counts(features, step);
        List<Asked> asked = new ArrayList<>();
        shares.forEach((method, values) -> {
            int negative = (int) Arrays.stream(values).filter(v -> v < 0).count();
            asked.add(new Asked(method, MORF, new Removal(Order.MOST_RELEVANT_FIRST.of(values), counts)));
            asked.add(
                    new Asked(method, LERF, new Removal(Order.LEAST_RELEVANT_FIRST.of(values), and(counts, negative))));
        });
        for (int r = 0; r < randomOrders; r++) {
            SplittableRandom random = new SplittableRandom(seed + (long) index * randomOrders + r);
            double[] drawn = random.doubles(features).toArray();
            asked.add(new Asked(
                    RANDOM, RANDOM + " " + (r + 1), new Removal(Order.LEAST_RELEVANT_FIRST.of(drawn), counts)));
        }
        return asked;
    }

    private static int[] and(int[] counts, int last) {
        int[] more = Arrays.copyOf(counts, counts.length + 1);
        more[counts.length] = last;
        return more;
    }

    private static Row row(Row start, Asked asked, Removals.Track track, Map<String, double[]> shares) {
        int points = RemovalGrid.perCent().length;
        double whole = track.outputs()[0];
        double[] change =
                Arrays.stream(track.outputs()).map(output -> output - whole).toArray();
        Row row = start.and(METHOD, asked.method())
                .and(ORDER, asked.order())
                .and("output", whole)
                .and(CHANGE, PackedMap.text(Arrays.copyOf(change, points)))
                .and(KEPT, PackedMap.text(Arrays.copyOf(track.kept(), points)));
        if (asked.order().equals(LERF)) {
            double negative = asked.removal().counts()[points];
            return row.and(NEGATIVE, negative / asked.removal().order().length).and(WITHOUT_NEGATIVE, change[points]);
        }
        if (asked.order().equals(MORF)) {
            double[] own = Entry.of(shares, asked.method());
            boolean varies = Arrays.stream(own).distinct().count() > 1;
            return row.and(FINITE, varies ? 1L : 0L)
                    .and(WITH_INTEGRATED, correlation(own, Entry.of(shares, SixMethod.INTEGRATED_GRADIENTS)))
                    .and(WITH_GRADIENT, correlation(own, Entry.of(shares, SixMethod.GRADIENT_INPUT)));
        }
        return row;
    }

    private static double correlation(double[] one, double[] other) {
        return one.length < 2 ? Double.NaN : new PearsonsCorrelation().correlation(one, other);
    }
}
