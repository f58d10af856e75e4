package org.ascribe.study.integratedgradients.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.Task;
import org.ascribe.view.Plane;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Functions of two features and seven random nets, without data or weights. */
class PlaneRowsTest {

    private static final PathFigure STUDY = new PathFigure();
    private static final Rows ROWS = rows();

    private static Rows rows() {
        try (Stream<Task> tasks = STUDY.planes(7)) {
            return new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());
        }
    }

    /** Rounding where f is smooth or the kink is a node; at a kink a node's weight, some 1e-3, times the jump of the gradient. */
    @Test
    void theIntegralsAreThoseInClosedForm() {
        Rows known = PathClaims.fine(ROWS).filter(row -> !Double.isNaN(row.number("error")));
        assertThat(known.size()).isEqualTo(8 * 5 - 4 * 2 + 7 * 5);
        for (Row row : known) {
            boolean smooth =
                    row.text("function").startsWith("x₁x₂") || row.text("kind").equals(PlaneSubject.NET);
            assertThat(row.number("error")).as("%s", row).isLessThan(smooth ? 1e-11 : 2e-3);
            assertThat(row.number("error")).as("%s", row).isLessThanOrEqualTo(row.number("estimate") + 1e-11);
        }
    }

    /** The pair of the paper, F at (3, 1): 1.5, -0.5 along the line, and along one edge what DeepLIFT gives its twin, 2, -1. */
    @Test
    void thePapersNetwork() {
        Rows network = PathClaims.fine(ROWS).where("function", "relu(relu(x₁) − 1 − relu(x₂))");
        assertThat(share(network, FigurePath.P2, "first")).isCloseTo(1.5, within(1e-12));
        assertThat(share(network, FigurePath.P2, "second")).isCloseTo(-0.5, within(1e-12));
        assertThat(share(network, FigurePath.P3, "first")).isCloseTo(2, within(2e-3));
        assertThat(share(network, FigurePath.P3, "second")).isCloseTo(-1, within(1e-12));
    }

    private static double share(Rows of, String path, String share) {
        return of.where("path", path).list().get(0).number(share);
    }

    @Test
    void theMeanOverBothOrdersIsTheShapleyValue() {
        assertThat(Arrays.stream(ROWS.where("part", PathFigure.ORDERS).numbers("difference")))
                .hasSize(8 + 7)
                .allMatch(difference -> difference < 1e-10);
    }

    /** That a maximum written in two ways has two attributions, and that a path by the move is symmetric, are counter-examples. */
    @Test
    void rulings() {
        Table claims = new PathClaims(ROWS).table();
        assertThat(ruled(claims, "every path")).containsExactly("holds");
        assertThat(ruled(claims, "each path")).containsExactly("holds", "holds");
        assertThat(ruled(claims, "the straight line keeps")).containsExactly("holds", "differs");
        assertThat(ruled(claims, "the straight line is impl")).containsExactly("differs");
        assertThat(ruled(claims, "the straight line alone")).containsExactly("holds", "differs");
        assertThat(ruled(claims, "the mean over all orders")).containsExactly("holds");
        assertThat(ruled(claims, "20 to 300")).isEmpty();
    }

    private static List<String> ruled(Table claims, String beginning) {
        return claims.where(claims.stringColumn(0).startsWith(beginning))
                .stringColumn("ruling")
                .asList();
    }

    @Test
    void aPlaneKeepsTheFunction() {
        Row plane = ROWS.where("part", PathFigure.PLANE).list().get(0);
        double[][] points =
                Plane.over(plane.number("low"), plane.number("high")).points();
        double[] values = PackedMap.values(plane.text("values"));
        for (int p = 0; p < values.length; p++) {
            assertThat(values[p]).isCloseTo(points[p][0] * points[p][1], within(1e-6));
        }
    }

    @Test
    void aReportWithoutDigits() {
        Report report = STUDY.report(ROWS);
        assertThat(report.images()).hasSize(4);
        assertThat(report.tables()).hasSize(4);
        assertThat(report.table("Attributions").rowCount()).isEqualTo(8 + 1);
        assertThat(report.table("Largest error").rowCount()).isEqualTo(3 * 3 * 5);
    }
}
