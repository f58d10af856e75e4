package org.ascribe.study.taylor.reformulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.SmokeRows;
import org.ascribe.study.StudyUnderPressure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders on real digits: what must hold for every image, not on average. */
class TaylorOrdersTest {

    private static final TaylorOrders STUDY = new TaylorOrders();
    private static final SmokeRows SMOKE = new SmokeRows(STUDY);
    private Rows rows;

    @BeforeEach
    void computeSmokeScale() {
        rows = SMOKE.get();
    }

    @Test
    void thePolynomialIsItsTermsFromOrderTwoOn() {
        for (Row row : some(rows.where("model", "poly"))) {
            for (String method : OrderColumns.METHODS) {
                for (int k = 2; k <= TaylorOrders.ORDERS; k++) {
                    assertThat(row.number(OrderColumns.column(method, k)))
                            .as(method)
                            .isLessThan(1e-10);
                }
            }
            assertThat(row.number("radius")).isInfinite();
        }
    }

    @Test
    void halfWayToBlackEveryOrderHelps() {
        for (String model : List.of("m-sg", "c-sg", "c-sp")) {
            for (Row row : at(model, "sample", 0.5)) {
                assertThat(row.number("radius")).isGreaterThan(1);
                OrderCourse course = course(row);
                assertThat(course.fallsWithEveryOrder()).as(model + course).isTrue();
            }
        }
    }

    @Test
    void beyondTheRadiusEveryOrderHurtsInTheEnd() {
        for (String model : List.of("m-sg", "c-sg", "c-sp")) {
            for (Row row : at(model, "sample", 1.4)) {
                assertThat(row.number("radius")).isLessThan(1);
                assertThat(course(row).turns()).as(model).isTrue();
            }
        }
    }

    /** A radius is one place, however far one goes; which of two coefficients is the larger one depends on how far. */
    @Test
    void theRadiusHardlyDependsOnThePartOfTheWay() {
        for (Rows image :
                some(curved().where("at", "sample")).groupBy("model", "image").values()) {
            double whole = image.filter(row -> row.number("way") == 1).numbers("radius")[0];
            for (Row row : image) {
                assertThat(row.number("radius") * row.number("way")).isCloseTo(whole, withinPercentage(30));
            }
        }
    }

    @Test
    void theWarningIsRightMoreOftenThanNot() {
        for (Row row : some(curved().filter(row -> row.number("radius") >= 1))) {
            assertThat(row.number("ig_k8")).isLessThan(row.number("ig_k4"));
        }
        Rows warned = curved().filter(row -> row.number("radius") < 1);
        assertThat(warned.filter(row -> row.number("ig_k8") > row.number("ig_k4"))
                        .size())
                .isGreaterThan(warned.size() * 3 / 4);
    }

    @Test
    void aReportHasItsTablesAndPictures() {
        Report report = STUDY.report(rows);
        assertThat(report.tables()).hasSize(3);
        assertThat(report.images()).hasSize(5);
        assertThat(report.text())
                .contains("no method changes by more than", "M-sg, s = 0.5: IG's change falls with every order");
    }

    @Test
    void wordsSayWhetherACourseTurns() {
        assertThat(new OrderCourse(List.of(3.0, 2.0, 1.0), " %").words())
                .isEqualTo("falls with every order, 3.00, 2.00, 1.00 %");
        assertThat(new OrderCourse(List.of(3.0, 1.0, 2.0), "").words())
                .isEqualTo("is smallest at K = 2, 1.00, and 2.00 at K = 3");
        assertThat(new OrderCourse(List.of(2.0, 3.0, 1.0), "").words())
                .isEqualTo("falls, though not with every order, 2.00, 3.00, 1.00");
    }

    private Rows curved() {
        return rows.filter(row -> !row.text("model").equals("poly"));
    }

    private Rows at(String model, String point, double way) {
        return some(rows.filter(
                row -> row.text("model").equals(model) && row.text("at").equals(point) && row.number("way") == way));
    }

    /** A statement about no row would hold too. */
    private static Rows some(Rows rows) {
        assertThat(rows.size()).isPositive();
        return rows;
    }

    private static OrderCourse course(Row row) {
        return new OrderCourse(
                IntStream.rangeClosed(1, TaylorOrders.ORDERS)
                        .mapToObj(k -> row.number(OrderColumns.column("IG", k)))
                        .toList(),
                " %");
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }
}
