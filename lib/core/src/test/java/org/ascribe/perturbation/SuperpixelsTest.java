package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.ascribe.feature.FeatureGroups;
import org.junit.jupiter.api.Test;

class SuperpixelsTest {

    @Property(tries = 30)
    void everyPixelIsInOneConnectedPartThroughAllChannels(
            @ForAll @IntRange(min = 1, max = 3) int channels,
            @ForAll @IntRange(min = 3, max = 20) int height,
            @ForAll @IntRange(min = 3, max = 20) int width,
            @ForAll @IntRange(min = 1, max = 9) int count,
            @ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        double[] colours =
                new Random(seed).doubles((long) channels * height * width).toArray();
        List<int[]> groups = groups(new Superpixels(count, 0.3), colours, new Shape(channels, height, width));
        int pixels = height * width;
        Set<Integer> seen = new HashSet<>();
        for (int[] group : groups) {
            Set<Integer> own =
                    Arrays.stream(group).filter(i -> i < pixels).boxed().collect(Collectors.toSet());
            assertThat(group).hasSize(own.size() * channels);
            for (int c = 0; c < channels; c++) {
                for (int i : own) {
                    assertThat(group).contains(c * pixels + i);
                }
            }
            assertThat(reachable(own, width)).isEqualTo(own);
            assertThat(own.stream().noneMatch(seen::contains)).isTrue();
            seen.addAll(own);
        }
        assertThat(seen).hasSize(pixels);
    }

    private static Set<Integer> reachable(Set<Integer> pixels, int width) {
        Set<Integer> reached = new HashSet<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(pixels.iterator().next()));
        while (!queue.isEmpty()) {
            int i = queue.remove();
            if (pixels.contains(i) && reached.add(i)) {
                queue.add(i - width);
                queue.add(i + width);
                if (i % width > 0) {
                    queue.add(i - 1);
                }
                if (i % width < width - 1) {
                    queue.add(i + 1);
                }
            }
        }
        return reached;
    }

    /** A bright disc on black, in the middle of nowhere of the grid. */
    @Test
    void partsFollowEdges() {
        int side = 40;
        double[] disc = IntStream.range(0, side * side)
                .mapToDouble(i -> Math.hypot(i / side - 17.3, i % side - 22.1) < 9 ? 200 : 0)
                .toArray();
        List<int[]> groups = groups(new Superpixels(20, 0.2), disc, new Shape(1, side, side));
        assertThat(groups).hasSizeBetween(12, 28);
        for (int[] group : groups) {
            assertThat(Arrays.stream(group).mapToDouble(i -> disc[i]).distinct().count())
                    .isEqualTo(1);
        }
    }

    /** Colour scatters the clusters, and still none swallows the others. */
    @Test
    void evenNoiseHasParts() {
        double[] noise = new Random(1).doubles(3 * 60 * 60).toArray();
        List<int[]> groups = groups(new Superpixels(25, 0.2), noise, new Shape(3, 60, 60));
        assertThat(groups)
                .hasSizeBetween(20, 25)
                .allSatisfy(group -> assertThat(group).hasSizeLessThan(3 * 60 * 60 / 5));
    }

    @Test
    void aFlatPictureBecomesAGrid() {
        List<int[]> groups = groups(new Superpixels(9, 0.2), new double[81], new Shape(1, 9, 9));
        assertThat(groups).hasSize(9).allSatisfy(group -> assertThat(group).hasSize(9));
    }

    /** Achanta et al. 2012 without any shortcut: in each round, all pixels against all centres, and the means anew. */
    @Property(tries = 20)
    void clustersAreThoseOfTheAlgorithm(@ForAll @LongRange(min = 1, max = 1_000_000) long seed) {
        int height = 14;
        int width = 21;
        int pixels = height * width;
        double[] colours = new Random(seed).doubles(2 * pixels, -3, 5).toArray();
        int count = 6;
        double compactness = 0.5;
        double side = Math.sqrt((double) pixels / count);
        double range = Arrays.stream(colours).max().orElseThrow()
                - Arrays.stream(colours).min().orElseThrow();
        // Two rows of three, for a picture half again as wide as high.
        double[][] centres = new double[count][];
        for (int k = 0; k < count; k++) {
            int y = (int) ((k / 3 + 0.5) * height / 2);
            int x = (int) ((k % 3 + 0.5) * width / 3);
            centres[k] = new double[] {colours[y * width + x], colours[pixels + y * width + x], y, x};
        }
        int[] labels = new int[pixels];
        for (int round = 0; round < 10; round++) {
            double[][] sums = new double[count][5];
            for (int i = 0; i < pixels; i++) {
                double[] point = {colours[i], colours[pixels + i], i / width, i % width};
                double nearest = Double.POSITIVE_INFINITY;
                for (int k = 0; k < count; k++) {
                    long away = 2 * (long) Math.ceil(side);
                    boolean inReach = Math.abs(point[2] - Math.round(centres[k][2])) <= away
                            && Math.abs(point[3] - Math.round(centres[k][3])) <= away;
                    double colour = Math.pow((point[0] - centres[k][0]) / range, 2)
                            + Math.pow((point[1] - centres[k][1]) / range, 2);
                    double place = Math.pow(point[2] - centres[k][2], 2) + Math.pow(point[3] - centres[k][3], 2);
                    double distance = colour + Math.pow(compactness / side, 2) * place;
                    if (inReach && distance < nearest) {
                        nearest = distance;
                        labels[i] = k;
                    }
                }
                for (int j = 0; j < 4; j++) {
                    sums[labels[i]][j] += point[j];
                }
                sums[labels[i]][4]++;
            }
            for (int k = 0; k < count; k++) {
                for (int j = 0; sums[k][4] > 0 && j < 4; j++) {
                    centres[k][j] = sums[k][j] / sums[k][4];
                }
            }
        }
        int[] parts = Regions.connected(labels, width);
        int[] both = IntStream.range(0, 2 * pixels).map(i -> parts[i % pixels]).toArray();
        Shape shape = new Shape(2, height, width);
        assertThat(groups(new Superpixels(count, compactness), colours, shape))
                .usingElementComparator(Arrays::compare)
                .isEqualTo(FeatureGroups.labelled(both).of(shape));
    }

    private static List<int[]> groups(Superpixels superpixels, double[] colours, Shape shape) {
        try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
            FeatureGroups groups = superpixels.of(manager.create(colours, shape));
            return groups.of(shape);
        }
    }
}
