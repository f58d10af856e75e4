package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.engine.Junk;
import org.ascribe.engine.Tensors;
import org.ascribe.engine.Torch;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.junit.jupiter.api.Test;

class OcclusionTest {

    /** Window by window, pixel by pixel. */
    @Property(tries = 60)
    void slidesWindowsOfAnySizeAndStrideOverTheAxes(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        Random random = new Random(seed);
        int[] size = {1 + random.nextInt(3), 1 + random.nextInt(6), 1 + random.nextInt(6)};
        int[] window = Arrays.stream(size).map(n -> 1 + random.nextInt(n)).toArray();
        int[] stride = Arrays.stream(window).map(n -> 1 + random.nextInt(n)).toArray();
        PlainNet net = PlainNet.random(new Shape(size[0], size[1], size[2]), 4, seed);
        double[] x = net.sample(seed);
        double[] b = net.sample(seed + 1);
        double[] sum = new double[x.length];
        int[] coverage = new int[x.length];
        for (int c = 0; startsHere(c, size[0], window[0], stride[0]); c += stride[0]) {
            for (int row = 0; startsHere(row, size[1], window[1], stride[1]); row += stride[1]) {
                for (int column = 0; startsHere(column, size[2], window[2], stride[2]); column += stride[2]) {
                    int[] from = {c, row, column};
                    double effect = net.at(x, 1) - net.with(x, b, 1, i -> !inside(i, size, from, window));
                    for (int i = 0; i < x.length; i++) {
                        if (inside(i, size, from, window)) {
                            sum[i] += effect;
                            coverage[i]++;
                        }
                    }
                }
            }
        }
        Attribution found = net.explain(new Occlusion(Baseline.given(b), FeatureGroups.windows(window, stride)), 1, x)
                .get(0);
        for (int i = 0; i < x.length; i++) {
            assertThat(found.values()[i]).isCloseTo(sum[i] / coverage[i], within(1e-13));
        }
    }

    @Test
    void theScoresAreTheSameAfterACollection() {
        PlainNet net = PlainNet.random(new Shape(1, 12, 12), 4, 1);
        try (Model model = net.model();
                NDManager manager = Torch.manager()) {
            NDArray x = Tensors.of(manager, net.sample(1), new Shape(1, 1, 12, 12));
            ScalarFunction f = model.target(1).at(x);
            for (int i = 0; i < 5; i++) {
                NDArray scores = Occlusion.patches(4).scores(f, x).values();
                double[] before = scores.toDoubleArray();
                Junk.instead(before.length * Double.BYTES);
                assertThat(scores.toDoubleArray()).containsExactly(before);
            }
        }
    }

    /** No further window once one has reached the end. */
    private static boolean startsHere(int from, int size, int window, int stride) {
        return from == 0 || from - stride + window < size;
    }

    private static boolean inside(int i, int[] size, int[] from, int[] window) {
        int[] at = {i / (size[1] * size[2]), i / size[2] % size[1], i % size[2]};
        return IntStream.range(0, 3).allMatch(a -> at[a] >= from[a] && at[a] < from[a] + window[a]);
    }

    @Property(tries = 20)
    void ablatesGroupsDrawnByHand(
            @ForAll @IntRange(min = 1, max = 5) int labels, @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        PlainNet net = PlainNet.random(new Shape(9), 4, seed);
        int[] label = new Random(seed).ints(9, 0, labels).toArray();
        double[] x = net.sample(seed);
        double[] found = net.explain(Occlusion.of(FeatureGroups.labelled(label)), 0, x)
                .get(0)
                .values();
        for (int i = 0; i < 9; i++) {
            int own = label[i];
            double effect = net.at(x, 0) - net.with(x, new double[9], 0, j -> label[j] != own);
            assertThat(found[i]).isCloseTo(effect, within(1e-13));
        }
    }

    @Test
    void asksForNoGroupInWhichNothingChanges() {
        PlainNet net = PlainNet.random(new Shape(6), 4, 1);
        Attribution found =
                net.explain(Occlusion.one(), 0, new double[] {0, 1, 0, 2, 0, 0}).get(0);
        assertThat(found.cost().forwards()).isEqualTo(1 + 2);
        assertThat(found.values()[0]).isZero();
        assertThat(found.values()[1]).isNotZero();
        assertThat(net.explain(Occlusion.one(), 0, new double[6]).get(0).values())
                .containsOnly(0);
    }

    @Test
    void featuresOfNoGroupGetZero() {
        PlainNet net = PlainNet.random(new Shape(3), 4, 1);
        double[] found = net.explain(Occlusion.of(sample -> List.of(new int[] {1})), 0, new double[] {1, 1, 1})
                .get(0)
                .values();
        assertThat(found[0]).isZero();
        assertThat(found[1]).isNotZero();
        assertThat(found[2]).isZero();
    }

    /** More pairs of rows and groups than fit one portion, ending in the middle of a row. */
    @Test
    void manySamplesAreScoredTogether() {
        PlainNet net = PlainNet.random(new Shape(45), 4, 2);
        double[][] samples = IntStream.range(0, 13).mapToObj(net::sample).toArray(double[][]::new);
        List<Attribution> together = net.explain(Occlusion.one(), 0, samples);
        for (int row = 0; row < samples.length; row++) {
            double[] alone =
                    net.explain(Occlusion.one(), 0, samples[row]).get(0).values();
            double[] found = together.get(row).values();
            for (int i = 0; i < alone.length; i++) {
                assertThat(found[i]).isCloseTo(alone[i], within(1e-12));
            }
        }
    }
}
