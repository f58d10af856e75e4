package org.ascribe.study.gradientview.occlusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.data.DataFolder;
import org.ascribe.engine.Tensors;
import org.ascribe.picture.Box;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;

class OcclusionPatchesTest {

    private static final OcclusionPatches STUDY = new OcclusionPatches(new TinySubject(), 5);
    private static final int SIDE = TinySubject.SIDE;

    @Test
    void theMapOfAPatchIsWhatTheLogitLosesWithIt() {
        Rows maps = computed(Tier.BLOCKS);
        Row row = only(maps, PatchTask.OCCLUSION, 30);
        double[] found = KeptMap.values(row);
        try (PictureModel model = new TinySubject().load();
                NDManager scope = model.model().manager().newSubManager()) {
            Asked asked = new TinySubject().pictures().get(0);
            double[] x = model.sampleOfFramed(scope, asked.framed().get())
                    .toType(DataType.FLOAT64, true)
                    .toDoubleArray();
            ScalarFunction f = model.target(Target.predicted()).at(batch(scope, x));
            double whole = value(f, scope, x);
            for (Box box : List.of(new Box(0, 0, 30, 30), new Box(30, 0, 60, 30), new Box(60, 60, 64, 64))) {
                double[] grey = x.clone();
                for (int i = 0; i < grey.length; i++) {
                    if (box.contains(i / SIDE % SIDE, i % SIDE)) {
                        grey[i] = 0;
                    }
                }
                double effect = whole - value(f, scope, grey);
                for (int y = box.top(); y < box.bottom(); y++) {
                    for (int left = box.left(); left < box.right(); left++) {
                        // Rows keep maps in single precision.
                        assertThat(found[y * SIDE + left]).isCloseTo(effect, within(1e-6 * Math.abs(effect) + 1e-9));
                    }
                }
            }
        }
    }

    @Test
    void aRemovedPixelIsMidGreyWhateverTheNetworkWasTrainedOn() {
        try (PictureModel model = new TinySubject().load()) {
            byte[] levels =
                    model.preprocessing().picture(new double[3 * SIDE * SIDE]).levels();
            for (byte level : levels) {
                assertThat(level & 0xFF).isBetween(127, 128);
            }
        }
    }

    @Test
    void everyMapIsMeasuredByItselfAndSummedOverEveryPatch() {
        Rows rows = computed(Tier.BLOCKS).where("kind", PatchTask.MAP);
        // Patches of 60 do not fit twice into 64 pixels.
        List<Integer> sides = List.of(10, 15, 30);
        GradientMaps.all(5).keySet().forEach(method -> {
            assertThat(rows.where("method", method).numbers("side")).containsExactly(0, 10, 15, 30);
            double[][] map = square(KeptMap.values(only(rows, method, PatchTask.PIXELS)));
            for (int side : sides) {
                double[][] pooled = new Windows(side, side, new Box(0, 0, SIDE, SIDE)).pooled(map);
                double[][] occluded = square(KeptMap.values(only(rows, PatchTask.OCCLUSION, side)));
                Row row = only(rows, method, side);
                assertThat(row.number("variance")).isCloseTo(MapMeasures.localVariance(pooled), within(1e-4));
                assertThat(row.number("agreement"))
                        .isCloseTo(MapMeasures.rankCorrelation(pooled, occluded), within(1e-3));
            }
        });
        assertThat(only(rows, GradientMaps.SALIENCY, PatchTask.PIXELS).number("focus"))
                .isBetween(0.8, 1.2);
    }

    @Test
    void inTheMiddleEverySinglePixelIsOccluded() {
        Rows rows = computed(Tier.MIDDLE);
        assertThat(rows.where("kind", PatchTask.PICTURE).numbers("patches")).containsExactly(20 * 20 + 4 * 4);
        double[] pixels = KeptMap.values(only(rows, PatchTask.OCCLUSION, 1));
        assertThat(pixels).hasSize(20 * 20);
        assertThat(Arrays.stream(pixels).distinct().count()).isGreaterThan(350);
        assertThat(only(rows, PatchTask.OCCLUSION, 1).number("focus")).isNaN();
    }

    @Test
    void aLargerScaleGoesOnWhereASmallerOneEnded() {
        List<String> smoke = keys(Scale.SMOKE);
        List<String> lesson = keys(Scale.LESSON);
        List<String> paper = keys(Scale.PAPER);
        assertThat(smoke).containsExactly("quick/00000");
        assertThat(lesson).containsAll(smoke).doesNotHaveDuplicates();
        assertThat(paper).containsAll(lesson).contains("full/00000").doesNotHaveDuplicates();
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }

    @Test
    void raccoonsAreSmallEnoughToBeFound() {
        for (String data : List.of("squeezenet1_1-ncnn", "boxes-raccoon", "imagenet-synsets")) {
            assumeTrue(DataFolder.has(data), data + " is not fetched");
        }
        OccludedSubject raccoons = new Raccoons("squeezenet1_1-ncnn");
        assertThat(raccoons.pictures())
                .hasSizeGreaterThan(20)
                .allMatch(asked -> 3 * asked.object().area() < 227 * 227);
        Asked first = raccoons.pictures().get(0);
        assertThat(first.framed().get().height()).isEqualTo(227);
        assertThat(first.object().right()).isLessThanOrEqualTo(227);
    }

    private static List<String> keys(Scale scale) {
        try (Stream<Task> tasks = STUDY.tasks(scale)) {
            return tasks.map(Task::key).toList();
        }
    }

    private static Rows computed(Tier tier) {
        try (PictureModel model = new TinySubject().load()) {
            return new Rows(new PatchTask(model, 5, List.of(tier), true)
                    .rows(new TinySubject().pictures().get(0)));
        }
    }

    private static Row only(Rows rows, String method, int side) {
        List<Row> found = rows.where("kind", PatchTask.MAP)
                .where("method", method)
                .filter(row -> row.number("side") == side)
                .list();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private static double[][] square(double... values) {
        double[][] map = new double[SIDE][];
        Arrays.setAll(map, y -> Arrays.copyOfRange(values, y * SIDE, (y + 1) * SIDE));
        return map;
    }

    private static NDArray batch(NDManager scope, double... x) {
        return Tensors.of(scope, x, new Shape(1, 3, SIDE, SIDE));
    }

    private static double value(ScalarFunction f, NDManager scope, double... x) {
        return f.value(batch(scope, x)).toDoubleArray()[0];
    }
}
