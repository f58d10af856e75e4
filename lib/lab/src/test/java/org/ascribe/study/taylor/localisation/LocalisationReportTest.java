package org.ascribe.study.taylor.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.taylor.principles.LineUp;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;

/** Verdicts on made-up rows that are known beforehand. */
class LocalisationReportTest {

    private static final int PICTURES = 12;

    /** Of the five methods of the figure, in its order. */
    private static final double[] RISING = {0.3, 0.35, 0.4, 0.5, 0.6};

    private static final double[] FALLING = {0.6, 0.5, 0.4, 0.35, 0.3};
    private static final double[] BY_ONE = {0.5, 0.45, 0.45, 0.4, 0.9};

    @Test
    void theMethodsFollowAsManyPrinciplesAsTable2Says() {
        assertThat(principles(LocalisationLineUps.BLACK)).containsExactly(0, 0.5, 1, 2, 3);
        assertThat(principles(LocalisationLineUps.MEAN)).containsExactly(0, 0.5, 1, 2, 3);
        assertThat(LocalisationContenders.principles(LocalisationContenders.FROM_NOISE))
                .isEqualTo(2);
        assertThat(LocalisationContenders.principles(LocalisationContenders.CENTRE))
                .isNaN();
        assertThat(LocalisationLineUps.all()).extracting(LineUp::name).doesNotHaveDuplicates();
        assertThatIllegalArgumentException().isThrownBy(() -> LocalisationContenders.principles("Saliency"));
    }

    @Test
    void theVerdictFollowsTheNumbers() {
        assertThat(verdict(RISING, PICTURES)).isEqualTo("rises, as in the paper");
        assertThat(verdict(FALLING, PICTURES)).isEqualTo("falls, against the paper");
        assertThat(verdict(BY_ONE, PICTURES)).isNotEqualTo("rises, as in the paper");
        assertThat(verdict(RISING, 7)).isEqualTo("cannot be said to rise or fall from 7 pictures");
    }

    @Test
    void aTrendThatHangsOnOneMethodIsSaidTo() {
        assertThat(verdict(new double[] {0.5, 0.6, 0.45, 0.42, 0.9}, PICTURES)).isEqualTo("rises, but not without EG");
    }

    @Test
    void tablesHaveEveryMethodAndSet() {
        List<Row> rows = new ArrayList<>(rows("photographs", RISING, PICTURES).list());
        rows.addAll(rows("mosaics", FALLING, PICTURES).list());

        Report report = LocalisationReport.of(new Rows(rows)).report("title");

        assertThat(report.table("Bounding-box accuracy").columnNames())
                .containsExactly(
                        "method",
                        "principles",
                        "photographs, signed",
                        "photographs, absolute",
                        "photographs, pooled",
                        "mosaics, signed",
                        "mosaics, absolute",
                        "mosaics, pooled");
        assertThat(report.table("Bounding-box accuracy").stringColumn("method").asList())
                .hasSameElementsAs(names());
        assertThat(report.table("Trend").rowCount())
                .isEqualTo(2
                        * Standings.RANKINGS.size()
                        * LocalisationLineUps.printed().size());
        assertThat(report.table("Rank correlation by line-up").rowCount())
                .isEqualTo(LocalisationLineUps.whole().size());
        assertThat(report.table("Pictures of mosaics").rowCount()).isEqualTo(PICTURES);
        assertThat(report.images()).containsOnlyKeys("figure 3, signed", "figure 3, absolute", "figure 3, pooled");
    }

    @Test
    void linesCountKinAndCompareWithMapsThatKnowNothing() {
        List<String> lines = LocalisationReport.of(rows("photographs", RISING, PICTURES))
                .report("title")
                .lines();

        assertThat(lines)
                .anyMatch(line -> line.startsWith("photographs: 12 pictures, boxes of 20 % in the mean")
                        && line.contains("an animal in 9 of them, a carnivore in 6."))
                .anyMatch(line -> line.contains("surely above it, signed: DL, IG, EG."))
                .anyMatch(line -> line.contains("has 10.0 % [10.0, 10.0] by Gradient"));
    }

    private static String verdict(double[] accuracies, int pictures) {
        return Standings.of(rows("set", accuracies, pictures)).verdict("set", "signed", LocalisationLineUps.BLACK);
    }

    private static double[] principles(LineUp lineUp) {
        return lineUp.methods().stream()
                .mapToDouble(LocalisationContenders::principles)
                .toArray();
    }

    private static List<String> names() {
        try (PictureModel model = SmallPictures.model(true)) {
            return List.copyOf(
                    LocalisationContenders.all(new PrinciplesAgainstLocalisation("", "", "", 2, 2, 2, 1, 1), model)
                            .keySet());
        }
    }

    /** Pictures differ from each other, methods keep their distance; those not of the figure have the accuracy 0.38. */
    private static Rows rows(String set, double[] accuracies, int pictures) {
        List<Row> rows = new ArrayList<>();
        Map<String, Double> brightness = Map.of("dark", 0.1, "bright", 0.5);
        List<String> names = names();
        for (int picture = 0; picture < pictures; picture++) {
            for (String name : names) {
                int place = LocalisationLineUps.BLACK.methods().indexOf(name);
                double accuracy = (place < 0 ? 0.38 : accuracies[place]) + 0.01 * (picture % 3);
                Row row = Row.of("set", set)
                        .and("picture", "picture " + picture)
                        .and("target", picture)
                        .and("named", "class " + picture)
                        .and(
                                "kin",
                                RaccoonKinship.of(picture % 4 == 3 ? 500 : picture % 4 == 2 ? 1 : 200)
                                        .toString())
                        .and("share", 0.2)
                        .and("brightness", 0.5)
                        .and("method", name)
                        .and("output", 7.0)
                        .and("signed", accuracy)
                        .and("absolute", 0.5 - accuracy / 2)
                        .and("pooled", accuracy);
                rows.add(row.and("dark", brightness.get("dark")).and("bright", brightness.get("bright")));
            }
        }
        return new Rows(rows);
    }
}
