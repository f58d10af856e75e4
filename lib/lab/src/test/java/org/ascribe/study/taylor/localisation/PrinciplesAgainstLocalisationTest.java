package org.ascribe.study.taylor.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.ascribe.Target;
import org.ascribe.engine.UnderPressure;
import org.ascribe.metric.BoundingBoxAccuracy;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.weights.Weights.Tensor;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;

class PrinciplesAgainstLocalisationTest {

    private static final int SIDE = SmallPictures.SIDE;
    private static final Box BOX = new Box(1, 2, 5, 5);
    private static final PrinciplesAgainstLocalisation STUDY =
            new PrinciplesAgainstLocalisation("small", "none", "none", 2, 4, 5, 0.5, 1);

    private static Rows rows(PictureModel model, Target target) {
        return rows(model, target, false);
    }

    private static Rows rows(PictureModel model, Target target, boolean kept) {
        RgbPicture picture = SmallPictures.picture(SIDE, SIDE, 9);
        return new Rows(PrinciplesAgainstLocalisation.rows(
                model,
                LocalisationContenders.all(STUDY, model),
                "set",
                new Scene("noise", picture, BOX, target),
                2,
                kept));
    }

    @Test
    void thereIsARowForEachMethod() {
        try (PictureModel model = SmallPictures.model(false)) {
            Rows rows = rows(model, Target.predicted());

            assertThat(rows.texts("method"))
                    .containsExactlyElementsOf(
                            LocalisationContenders.all(STUDY, model).keySet());
            assertThat(rows.list()).allSatisfy(row -> {
                assertThat(row.number("share")).isEqualTo(12.0 / (SIDE * SIDE));
                assertThat(row.number("signed")).isBetween(0.0, 1.0);
                assertThat(row.number("dark") + row.number("bright")).isBetween(0.0, 1.0);
            });
            assertThat(rows.texts("named"))
                    .containsOnly("class " + (int) rows.list().get(0).number("target"));
        }
    }

    /** What is drawn is what was measured: the rows keep the picture, its box and the maps, and are otherwise the same. */
    @Test
    void rowsOfADrawnSceneKeepItsMaps() {
        try (PictureModel model = SmallPictures.model(false)) {
            Rows rows = rows(model, Target.of(3), true);
            Row shared = row(rows, "GI");
            assertThat(KeptScene.picture(shared)).isEqualTo(SmallPictures.picture(SIDE, SIDE, 9));
            assertThat(KeptScene.box(shared)).isEqualTo(BOX);
            for (String method : KeptScene.METHODS) {
                double[][] map = KeptScene.map(row(rows, method), SIDE);
                assertThat(new BoundingBoxAccuracy().of(map, BOX).value())
                        .as(method)
                        .isEqualTo(row(rows, method).number("signed"));
            }
            assertThat(rows(model, Target.of(3)).list())
                    .zipSatisfy(
                            rows.list(),
                            (plain, kept) -> assertThat(kept.values())
                                    .startsWith(plain.values().toArray()));
            assertThat(STUDY.report(rows).images()).containsKey("figure 4");
        }
    }

    @Test
    void theSameTaskHasTheSameRows() {
        try (PictureModel model = SmallPictures.model(false)) {
            assertThat(rows(model, Target.of(3)).list())
                    .isEqualTo(rows(model, Target.of(3)).list());
        }
    }

    /** On a linear network every complete method gives w (x − b), which is reckoned here without any library. */
    @Test
    void aLinearNetworkIsExplainedAsItIs() {
        int target = 3;
        try (PictureModel model = SmallPictures.model(true)) {
            Rows rows = rows(model, Target.of(target));
            RgbPicture picture = SmallPictures.picture(SIDE, SIDE, 9);
            Tensor weights = model.model().weights().tensors().get("dense.weight");
            double[] deviation = {0.229, 0.224, 0.225};
            double[] map = new double[SIDE * SIDE];
            for (int i = 0; i < 3 * SIDE * SIDE; i++) {
                int pixel = i % (SIDE * SIDE);
                double fromBlack = picture.level(i / (SIDE * SIDE), pixel / SIDE, pixel % SIDE)
                        / 255.0
                        / deviation[i / (SIDE * SIDE)];
                map[pixel] += weights.values()[target * 3 * SIDE * SIDE + i] * fromBlack;
            }
            List<Integer> largest = IntStream.range(0, map.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> -map[i]))
                    .limit(BOX.area())
                    .toList();
            double expected = largest.stream()
                            .filter(i -> BOX.contains(i / SIDE, i % SIDE))
                            .count()
                    / (double) BOX.area();

            for (String method : List.of("GI", "DL", "DL, PAPER", "IG")) {
                assertThat(row(rows, method).number("signed")).as(method).isCloseTo(expected, within(1e-12));
            }
            double[] patches = new double[map.length];
            for (int i = 0; i < map.length; i++) {
                int corner = i / SIDE / 2 * 2 * SIDE + i % SIDE / 2 * 2;
                patches[i] = map[corner] + map[corner + 1] + map[corner + SIDE] + map[corner + SIDE + 1];
            }
            // Equals keep their order: pixels of one patch differ in the last bit if each is summed by itself.
            double found = IntStream.range(0, map.length)
                            .boxed()
                            .sorted(Comparator.comparingDouble(i -> -Math.round(patches[i] * 1e9)))
                            .limit(BOX.area())
                            .filter(i -> BOX.contains(i / SIDE, i % SIDE))
                            .count()
                    / (double) BOX.area();
            assertThat(row(rows, "Occ-p").number("signed")).isCloseTo(found, within(1e-12));
            assertThat(row(rows, "IG").number("pooled")).isCloseTo(found, within(1e-12));
        }
    }

    @Test
    void theBlobIsHighestInTheMiddle() {
        try (PictureModel model = SmallPictures.model(true)) {
            RgbPicture picture = SmallPictures.picture(SIDE, SIDE, 9);
            Box middle = new Box(3, 3, 5, 5);
            Rows rows = new Rows(PrinciplesAgainstLocalisation.rows(
                    model,
                    LocalisationContenders.all(STUDY, model),
                    "set",
                    new Scene("noise", picture, middle, Target.of(1)),
                    2,
                    false));

            assertThat(row(rows, LocalisationContenders.CENTRE).number("signed"))
                    .isEqualTo(1);
        }
    }

    @Test
    void kinIsToldByTheOrderOfTheClasses() {
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(RaccoonKinship::of)
                        .collect(Collectors.groupingBy(k -> k, Collectors.counting())))
                .containsEntry(RaccoonKinship.CARNIVORE, 159L)
                .containsEntry(RaccoonKinship.ANIMAL, 398L - 159)
                .containsEntry(RaccoonKinship.OTHER, 602L);
    }

    private static Row row(Rows rows, String method) {
        return rows.where("method", method).list().get(0);
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        try (PictureModel model = SmallPictures.model(false)) {
            UnderPressure.sameBits(
                    () -> Map.of("rows", rows(model, Target.predicted()).list().toString()));
        }
    }
}
