package org.ascribe.study.gradientview.occlusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Rulings on made-up rows that are known beforehand. */
class OcclusionPatchesReportTest {

    private static final List<Integer> SIDES = List.of(10, 60);

    @Test
    void aClaimIsRuledByTheNumbers() {
        assertThat(rulings(8, new Numbers(0.9, 0.2, 0.3, 0.2, 0.8, 1.9)))
                .containsExactly("holds", "holds", "holds", "holds");
        assertThat(rulings(8, new Numbers(0.2, 0.5, 0.3, 0.95, 2.4, 1.9)))
                .containsExactly("differs", "differs", "differs", "differs");
    }

    @Test
    void sumsAreNotWhatPixelsAre() {
        assertThat(rulings(8, new Numbers(0.9, 0.2, 0.1, 0.2, 0.8, 1.9)))
                .containsExactly("holds", "differs", "holds", "holds");
    }

    @Test
    void smallPatchesThatFindTheObjectTooSpeakAgainstOnly() {
        assertThat(rulings(8, new Numbers(0.9, 0.2, 0.3, 0.2, 1.5, 1.9)))
                .element(3)
                .isEqualTo("differs");
    }

    @Test
    void fewPicturesDecideNothing() {
        assertThat(rulings(5, new Numbers(0.9, 0.2, 0.3, 0.2, 0.8, 1.9))).containsOnly("undecided");
    }

    @Test
    void everyTitleOfAFigureNamesTheNetwork() {
        Report report =
                new OcclusionPatchesReport("title", rows(6, new Numbers(0.9, 0.2, 0.3, 0.2, 0.8, 1.9))).report();
        assertThat(report.images()).containsOnlyKeys("Plot of local variance, blocks", "Plot of focus, blocks");
        assertThat(report.table("Local variance").stringColumn("patches of 10").get(0))
                .startsWith("0.297 [");
        assertThat(report.lines()).anyMatch(line -> line.contains("some-net"));
    }

    /**
     * Of every picture.
     *
     * @param pixels local variance of maps by gradients
     * @param occlusion of occlusion's
     * @param summed of sums of the former over occlusion's patches
     * @param rank correlation of small and large patches
     * @param small focus of the small ones
     * @param large of the large ones
     */
    private record Numbers(double pixels, double occlusion, double summed, double rank, double small, double large) {}

    private static List<String> rulings(int pictures, Numbers numbers) {
        Table table = new OcclusionPatchesReport("title", rows(pictures, numbers))
                .report()
                .table("Claims");
        return table.stringColumn("ruling").asList();
    }

    private static Rows rows(int pictures, Numbers numbers) {
        Random random = new Random(1);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            double noise = 0.01 * random.nextGaussian();
            Row start = Row.of("tier", "blocks")
                    .and("network", "some-net")
                    .and("picture", "picture " + i)
                    .and("named", "cat");
            rows.add(start.and("kind", PatchTask.PICTURE)
                    .and("part", 227)
                    .and("patches", 545)
                    .and("share", 0.1));
            Row map = start.and("kind", PatchTask.MAP);
            for (String method : GradientMaps.all(1).keySet()) {
                rows.add(measured(map, method, PatchTask.PIXELS, numbers.pixels() + noise, 1));
                for (int side : SIDES) {
                    rows.add(measured(map, method, side, numbers.summed() + 0.5 * noise, 1)
                            .and("agreement", 0.4 + noise));
                }
            }
            for (int side : SIDES) {
                rows.add(measured(
                        map,
                        PatchTask.OCCLUSION,
                        side,
                        numbers.occlusion() + noise * noise,
                        (side == SIDES.get(0) ? numbers.small() : numbers.large()) + noise));
            }
            rows.add(start.and("kind", PatchTask.PAIR)
                    .and("side", SIDES.get(0))
                    .and("other", SIDES.get(1))
                    .and("rank", numbers.rank() + noise));
        }
        return new Rows(rows);
    }

    private static Row measured(Row row, String method, int side, double variance, double focus) {
        return row.and("method", method)
                .and("side", side)
                .and("variance", variance)
                .and("focus", focus);
    }
}
