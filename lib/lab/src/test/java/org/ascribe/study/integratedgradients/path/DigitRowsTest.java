package org.ascribe.study.integratedgradients.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.report.Report;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Rows;
import org.ascribe.study.SmokeRows;
import org.ascribe.study.StudyUnderPressure;
import org.junit.jupiter.api.Test;

/** The first digit on the trained networks. */
class DigitRowsTest {

    private static final SmokeRows SMOKE = new SmokeRows(new PathFigure());

    @Test
    void alongTheEdgesNothingIsMissed() {
        for (String path : List.of(DigitRows.READING, DigitRows.BACKWARDS, DigitRows.MEAN, DigitRows.RANDOM + 1)) {
            assertThat(Arrays.stream(part(PathFigure.DIGIT).where("path", path).numbers("residual")))
                    .hasSize(4)
                    .allMatch(missed -> missed < 1e-12);
        }
    }

    /** The mean of thirty orders is nearer to the line than each of them. */
    @Test
    void chanceGoesWithMoreOrders() {
        part(PathFigure.DIGIT).groupBy("network").forEach((network, of) -> {
            double mean = of.where("path", DigitRows.MEAN).numbers("distance")[0];
            assertThat(Arrays.stream(of.filter(row -> row.text("path").startsWith(DigitRows.RANDOM))
                            .numbers("distance")))
                    .hasSize(30)
                    .allMatch(distance -> distance > 1.5 * mean);
        });
    }

    /** On smooth networks 16 nodes a pixel find the changes from corner to corner to rounding; where gradients jump, to a percent. */
    @Test
    void theQuadratureFindsTheChanges() {
        part(PathFigure.PIECES).where("nodes", "16").forEach(row -> {
            assertThat(row.number("error"))
                    .isLessThan(row.text("network").endsWith("relu") ? 0.02 : 1e-10)
                    .isLessThanOrEqualTo(row.number("estimate"));
        });
    }

    @Test
    void mapsOfOneDigitAreKept() {
        Rows kept = part(PathFigure.DIGIT).filter(row -> row.columns().contains("map"));
        assertThat(kept.size()).isEqualTo(4 * 5);
        double[] reading = PackedMap.values(
                kept.where("path", DigitRows.READING).list().get(0).text("map"));
        double[] backwards = PackedMap.values(
                kept.where("path", DigitRows.BACKWARDS).list().get(0).text("map"));
        assertThat(reading).hasSize(784);
        assertThat(Arrays.stream(reading).sum()).isNotZero();
        assertThat(IntStream.range(0, 784)
                        .filter(i -> (reading[i] == 0) != (backwards[i] == 0))
                        .count())
                .as("pixels that move alike")
                .isLessThan(5);
    }

    @Test
    void theReportHasBothHalves() {
        Report report = new PathFigure().report(SMOKE.get());
        assertThat(report.images()).containsKey("digits along paths").hasSize(5);
        assertThat(report.table("Digits").rowCount()).isEqualTo(4 * 4);
        assertThat(report.table("What the sum misses").rowCount()).isEqualTo(4 * 2 * 4);
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        SMOKE.get();
        StudyUnderPressure.sameRows(new PathFigure(), 3);
    }

    private static Rows part(String part) {
        return SMOKE.get().where("part", part);
    }
}
