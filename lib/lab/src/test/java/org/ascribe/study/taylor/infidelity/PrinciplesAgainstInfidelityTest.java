package org.ascribe.study.taylor.infidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.DoubleStream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.data.Mnist;
import org.ascribe.metric.Infidelity;
import org.ascribe.metric.Scaling;
import org.ascribe.model.Model;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.SmokeRows;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.zoo.PaperModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figure 2 on real digits, with few draws and small squares: what does not depend on how many images there are. */
class PrinciplesAgainstInfidelityTest {

    private static final PrinciplesAgainstInfidelity STUDY = new PrinciplesAgainstInfidelity(5, 20, 20, 1);
    private static final SmokeRows SMOKE = new SmokeRows(STUDY);
    private Rows rows;

    @BeforeEach
    void computeSmokeScale() {
        rows = SMOKE.get();
    }

    @Test
    void aRowHoldsWhatTheMetricMeasuresAlone() {
        Row gi = rows.where("model", "c-sp").where("method", "GI").list().get(2);
        try (Model model = PaperModel.load("c-sp", DataType.FLOAT64)) {
            NDArray x = model.sample(Mnist.test().image(2));
            ScalarFunction f = model.target(Target.predicted());
            Attribution first = new FirstOrderTaylor(Baseline.zero()).attribute(f, x);
            Infidelity squares = Infidelity.squares(5);
            assertThat(gi.number("unscaled")).isCloseTo(squares.of(f, x, first).value(), within(1e-12));
            assertThat(gi.number("optimal"))
                    .isCloseTo(
                            squares.withScaling(Scaling.OPTIMAL).of(f, x, first).value(), within(1e-12));
        }
    }

    @Test
    void singlePixelsAreForetoldByOcclusionWithoutError() {
        assertThat(DoubleStream.of(rows.where("method", "Occ-1").numbers("optimal_1"))
                        .max()
                        .orElseThrow())
                .isLessThan(1e-20);
        assertThat(DoubleStream.of(rows.where("method", "IG").numbers("optimal_1"))
                        .min()
                        .orElseThrow())
                .isGreaterThan(1e-6);
    }

    @Test
    void scalingHelpsEveryMethodAndNoneIsWorseThanNothing() {
        assertThat(rows.size()).isPositive();
        for (Row row : rows) {
            assertThat(row.number("optimal")).isLessThanOrEqualTo(row.number("unscaled"));
        }
        for (List<String> key : rows.groupBy("model", "image").keySet()) {
            Rows image = rows.where("model", key.get(0)).where("image", key.get(1));
            double nothing = image.where("method", InfidelityContenders.NOTHING).numbers("unscaled")[0];
            for (double infidelity : image.numbers("optimal")) {
                assertThat(infidelity).isLessThanOrEqualTo(nothing * (1 + 1e-12));
            }
        }
    }

    @Test
    void baselinesCloseToXForetellNothingUnlessScaled() {
        for (String model : List.of("m-sg", "c-sg", "c-sp")) {
            Rows ofModel = rows.where("model", model);
            double nothing = mean(ofModel, InfidelityContenders.NOTHING, "unscaled");
            assertThat(mean(ofModel, InfidelityContenders.EG_NEAR, "unscaled") / nothing)
                    .isBetween(0.95, 1.05);
            assertThat(mean(ofModel, "IG", "unscaled") / nothing).isLessThan(0.5);
        }
    }

    @Test
    void theSecondOrderIsLessUnfaithfulThanTheFirstOnBothCnns() {
        for (String model : List.of("c-sg", "c-sp")) {
            for (InfidelityDialect dialect : InfidelityDialect.values()) {
                Rows ofModel = rows.where("model", model);
                assertThat(mean(ofModel, "Taylor-2", dialect.column()))
                        .isLessThan(mean(ofModel, "GI", dialect.column()));
            }
        }
    }

    @Test
    void aReportHasTheTablesTheFindingsAndThePlots() {
        Report report = STUDY.report(rows);
        assertThat(report.tables().get(0).rowCount()).isEqualTo(17);
        assertThat(report.tables().get(1).rowCount()).isEqualTo(6);
        assertThat(report.images())
                .containsOnlyKeys("figure 2, UNSCALED", "figure 2, OPTIMAL", "square sizes", "infidelity by order");
        assertThat(report.text()).contains("UNSCALED on M-sg, infidelity", "Second order over first, OPTIMAL");
    }

    private static double mean(Rows rows, String method, String column) {
        return rows.where("method", method).mean(column).value();
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }
}
