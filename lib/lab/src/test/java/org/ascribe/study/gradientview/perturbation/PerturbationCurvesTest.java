package org.ascribe.study.gradientview.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.engine.Heap;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.gradientview.SixMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every point of every curve against a loop that removes one pixel after the other and asks the network about one sample. */
class PerturbationCurvesTest {

    /** Rows keep floats. */
    private static final double SINGLE = 1e-5;

    private static final int FEATURES = TinyPanel.PIXELS - 1;

    private static OpenPanel panel;
    private static Rows rows;
    private static double[] x;
    private static int target;
    private static Map<String, Attribution> attributions;

    @BeforeAll
    static void compute() {
        panel = new TinyPanel().open();
        rows = new Rows(new PerturbationCurves(3, 7).rows(new TinyPanel(), panel, 2));
        try (NDManager scope = panel.model().manager().newSubManager()) {
            Example example = panel.reader().read(scope, 2);
            x = Heap.of(example.x());
            target = panel.model()
                    .target(Target.predicted())
                    .at(example.x().expandDims(0))
                    .targets()[0];
            attributions = new HashMap<>(example.attributions(panel.model(), target));
        }
    }

    @AfterAll
    static void close() {
        panel.close();
    }

    private static double[] logits(double... sample) {
        float[] floats = new float[sample.length];
        IntStream.range(0, sample.length).forEach(i -> floats[i] = (float) sample[i]);
        try (NDManager scope = panel.model().manager().newSubManager()) {
            NDArray one = panel.model().sample(scope, floats);
            return Heap.of(panel.model().logits(one.expandDims(0)));
        }
    }

    private static double share(Attribution a, int feature) {
        double[] values = a.values();
        int pixel = feature + 1;
        return values[pixel] + values[TinyPanel.PIXELS + pixel] + values[2 * TinyPanel.PIXELS + pixel];
    }

    /** Samples with ever more pixels removed, from none to all that are features. */
    private static List<double[]> removing(List<Integer> order, double value) {
        List<double[]> samples = new ArrayList<>(List.of(x.clone()));
        for (int feature : order) {
            double[] next = samples.get(samples.size() - 1).clone();
            for (int c = 0; c < 3; c++) {
                next[c * TinyPanel.PIXELS + feature + 1] = value;
            }
            samples.add(next);
        }
        return samples;
    }

    private static void follows(Row row, List<Integer> order, double value) {
        List<double[]> samples = removing(order, value);
        double whole = logits(x)[target];
        double[] change = PackedMap.values(row.text(PerturbationCurves.CHANGE));
        double[] kept = PackedMap.values(row.text(PerturbationCurves.KEPT));
        int[] counts = RemovalGrid.counts(FEATURES, 1);
        assertThat(change).hasSameSizeAs(counts);
        for (int t = 0; t < counts.length; t++) {
            double[] logits = logits(samples.get(counts[t]));
            assertThat(change[t]).isCloseTo(logits[target] - whole, within(SINGLE));
            boolean largest = IntStream.range(0, logits.length).allMatch(c -> logits[c] <= logits[target]);
            assertThat(kept[t]).isEqualTo(largest ? 1 : 0);
        }
    }

    private static List<Integer> order(Attribution a, int sign) {
        return IntStream.range(0, FEATURES)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -sign * share(a, feature)))
                .toList();
    }

    @Test
    void everyPointOfEveryMethodIsFWithoutThosePixels() {
        for (Row row : rows) {
            String method = row.text(PerturbationCurves.METHOD);
            if (!method.equals(PerturbationCurves.RANDOM)) {
                int sign = row.text(PerturbationCurves.ORDER).equals(PerturbationCurves.MORF) ? 1 : -1;
                double value = row.text(PerturbationCurves.REMOVED).equals(TinyPanel.MINUS) ? -1 : 0;
                follows(row, order(attributions.get(method), sign), value);
            }
        }
        assertThat(rows.size()).isEqualTo(2 * (6 * 2 + 3));
    }

    @Test
    void randomOrdersDifferAndEndWhereAllOthersDo() {
        Rows random = rows.where(PerturbationCurves.METHOD, PerturbationCurves.RANDOM)
                .where(PerturbationCurves.REMOVED, OpenPanel.ZERO);
        List<double[]> curves = random.list().stream()
                .map(row -> PackedMap.values(row.text(PerturbationCurves.CHANGE)))
                .toList();
        assertThat(curves).hasSize(3).doesNotHaveDuplicates();
        double end = logits(removing(IntStream.range(0, FEATURES).boxed().toList(), 0)
                        .get(FEATURES))[target]
                - logits(x)[target];
        curves.forEach(curve -> assertThat(curve[curve.length - 1]).isCloseTo(end, within(SINGLE)));
        assertThat(curves.get(0)[12]).isNotEqualTo(curves.get(1)[12]);
    }

    @Test
    void whatIsNegativeIsRemovedAlone() {
        for (String method : attributions.keySet()) {
            Attribution a = attributions.get(method);
            List<Integer> negative = IntStream.range(0, FEATURES)
                    .filter(feature -> share(a, feature) < 0)
                    .boxed()
                    .toList();
            Row row = rows.where(PerturbationCurves.METHOD, method)
                    .where(PerturbationCurves.ORDER, PerturbationCurves.LERF)
                    .where(PerturbationCurves.REMOVED, OpenPanel.ZERO)
                    .list()
                    .get(0);
            assertThat(row.number(PerturbationCurves.NEGATIVE))
                    .isCloseTo(negative.size() / (double) FEATURES, within(1e-12));
            double without = logits(removing(negative, 0).get(negative.size()))[target];
            assertThat(row.number(PerturbationCurves.WITHOUT_NEGATIVE))
                    .isCloseTo(without - logits(x)[target], within(SINGLE));
        }
        assertThat(rows.where(PerturbationCurves.METHOD, SixMethod.SALIENCY)
                        .where(PerturbationCurves.ORDER, PerturbationCurves.LERF)
                        .numbers(PerturbationCurves.NEGATIVE))
                .containsOnly(0);
    }

    @Test
    void attributionsAreComparedWithIntegratedGradients() {
        Rows own = rows.where(PerturbationCurves.METHOD, SixMethod.INTEGRATED_GRADIENTS)
                .where(PerturbationCurves.ORDER, PerturbationCurves.MORF);
        for (double r : own.numbers(PerturbationCurves.WITH_INTEGRATED)) {
            assertThat(r).isCloseTo(1, within(1e-12));
        }
    }

    @Test
    void pointsAreMultiplesOfTheStepFromNoneToAll() {
        for (int features : new int[] {1, 2, 37, 784, 1024, 50_176}) {
            for (int step : new int[] {1, 100}) {
                int[] counts = RemovalGrid.counts(features, step);
                assertThat(counts).isSorted().hasSameSizeAs(RemovalGrid.perCent());
                assertThat(counts[0]).isZero();
                assertThat(counts[counts.length - 1]).isEqualTo(features);
                assertThat(IntStream.of(counts)).allMatch(count -> count % step == 0 || count == features);
            }
        }
        assertThat(RemovalGrid.counts(784, 1)).startsWith(0, 1, 2, 4, 8, 12, 16);
    }
}
