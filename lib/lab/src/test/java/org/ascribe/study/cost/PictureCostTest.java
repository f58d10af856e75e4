package org.ascribe.study.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.junit.jupiter.api.Test;

class PictureCostTest {

    @Test
    void theReportTakesMediansOfQuotientsAndHoldsThemAgainstTheTargets() {
        List<Row> rows = Stream.of(
                        // 0.95, 0.91 and 0.50 of the time are in the network: the median is 0.91.
                        DoubleStream.of(0.95, 0.91, 0.50).mapToObj(e -> timed(PictureWork.SMOOTH_TAYLOR, 30, 2, 2 * e)),
                        DoubleStream.of(0.70, 0.80, 0.99).mapToObj(e -> timed(PictureWork.REGIONS, 150, 10, 10 * e)),
                        DoubleStream.of(0.004, 0.003, 0.03)
                                .mapToObj(seconds -> timed(PictureWork.VARIATION, 1, seconds, Double.NaN)),
                        DoubleStream.of(900, 910).mapToObj(peak -> peak(PictureWork.SMOOTH_TAYLOR, peak)))
                .flatMap(part -> part)
                .toList();

        Report report = new PictureCostReport("title", "net", new Rows(rows)).report();

        assertThat(report.tables().get(0).stringColumn("efficiency").asList())
                .first()
                .asString()
                .startsWith("0.910 [0.500, 0.950]");
        assertThat(report.lines())
                .anyMatch(line -> line.startsWith("SmoothTaylor, 30 passes: efficiency 0.91")
                        && line.contains("0.455 [0.250, 0.475] by processor time")
                        && line.endsWith("misses the target."))
                .anyMatch(line -> line.startsWith("region perturbation") && line.endsWith("misses the target."))
                .anyMatch(line -> line.equals("Total variation of a map: 4.0 ms by the clock, 8.0 ms by processor time:"
                        + " reaches the target."))
                .anyMatch(line -> line.startsWith("SmoothTaylor takes between 900 and 910 MiB"));
        assertThat(report.tables().get(1).rowCount()).isEqualTo(2);
    }

    /** Twice as much processor time as time. */
    private static Row timed(String work, int passes, double seconds, double plain) {
        return row(work, passes, seconds, plain, Double.NaN);
    }

    private static Row peak(String work, double mebibytes) {
        return row(work, 50, Double.NaN, Double.NaN, mebibytes);
    }

    private static Row row(String work, int passes, double seconds, double plain, double peak) {
        return Row.of("work", work)
                .and("count", passes)
                .and("seconds", seconds)
                .and("processor", 2 * seconds)
                .and("plain_seconds", plain)
                .and("plain_processor", plain)
                .and("peak_mib", peak);
    }
}
