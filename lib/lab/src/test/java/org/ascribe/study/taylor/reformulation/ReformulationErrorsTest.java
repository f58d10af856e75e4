package org.ascribe.study.taylor.reformulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.baseline.Baseline;
import org.ascribe.data.Mnist;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.metric.PercentageChange;
import org.ascribe.model.Model;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.Rescale;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.study.SmokeRows;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.ascribe.taylor.TaylorIntegratedGradients;
import org.ascribe.taylor.TaylorMethod;
import org.ascribe.taylor.TaylorMultiplier;
import org.ascribe.taylor.TaylorOcclusion;
import org.ascribe.zoo.PaperModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Table 3 on real digits: the findings of the paper that do not depend on how many images there are. */
class ReformulationErrorsTest {

    private static final ReformulationErrors STUDY = new ReformulationErrors();
    private static final SmokeRows SMOKE = new SmokeRows(STUDY);
    private Rows rows;

    @BeforeEach
    void computeSmokeScale() {
        rows = SMOKE.get();
    }

    @Test
    void everyReformulationIsExactOnThePolynomial() {
        Rows ofPoly = rows.where("model", "poly");
        assertThat(ofPoly.size()).isPositive();
        for (Row row : ofPoly) {
            assertThat(row.number("gi")).isLessThan(1e-10);
            assertThat(row.number("radius")).isInfinite();
            for (String column : List.of("occ_1", "occ_2x2", "occ_4x4", "dl", "ig", "error")) {
                assertThat(row.number(column + "_k1")).as(column).isGreaterThan(1e-3);
                for (int k = 2; k <= ReformulationErrors.ORDERS; k++) {
                    assertThat(row.number(column + "_k" + k)).as(column).isLessThan(1e-10);
                }
            }
        }
    }

    @Test
    void thePolynomialsRiemannErrorFallsWithTheSquareOfTheSteps() {
        double at50 = rows.where("model", "poly").mean("ig_paper").value();
        try (Stream<Task> tasks = new ReformulationErrors(100, 50).tasks(Scale.SMOKE)) {
            Rows finer = new Rows(tasks.filter(task -> task.key().startsWith("poly"))
                    .flatMap(task -> task.work().get().stream())
                    .toList());
            assertThat(finer.mean("ig_paper").value() / at50).isCloseTo(0.25, within(0.01));
        }
    }

    @Test
    void theMethodsAndTheModelsStandInThePapersOrder() {
        assertThat(means("m-sg")).isSorted();
        // On C-sg the paper's DeepLIFT stands between the two patch sizes, and so does ours.
        List<Double> cnn = means("c-sg");
        assertThat(List.of(cnn.get(0), cnn.get(1), cnn.get(2), cnn.get(4), cnn.get(3), cnn.get(5)))
                .isSorted();
        for (int method = 1; method < 6; method++) {
            assertThat(means("poly").get(method)).isLessThan(means("m-sg").get(method));
            assertThat(means("m-sg").get(method)).isLessThan(cnn.get(method));
        }
    }

    /** One series for all orders gives what a method of each order gives by itself. */
    @Test
    void ordersAreThoseOfTheMethodsThemselves() {
        Row first = rows.where("model", "c-sg").list().get(0);
        try (Model model = PaperModel.load("c-sg", DataType.FLOAT64)) {
            ScalarFunction f = model.target((int) first.number("target"));
            NDArray x = model.sample(Mnist.test().image(0));
            double[] ig = new IntegratedGradients().attribute(f, x).values();
            double[] occlusion = Occlusion.patches(4).attribute(f, x).values();
            TaylorMethod igTerms = new TaylorIntegratedGradients(Baseline.zero());
            TaylorMethod patches = new TaylorOcclusion(Baseline.zero(), FeatureGroups.patches(4));
            DeepLift deepLift = new DeepLift();
            NDArray batch = x.expandDims(0);
            for (int k = 1; k <= ReformulationErrors.ORDERS; k++) {
                equal(
                        first,
                        "ig_k" + k,
                        ig,
                        igTerms.withOrder(k).attribute(f, x).values());
                equal(
                        first,
                        "occ_4x4_k" + k,
                        occlusion,
                        patches.withOrder(k).attribute(f, x).values());
                List<NDArray> rescale = deepLift.layerRelevances(f.at(batch), batch, new Rescale());
                List<NDArray> terms = deepLift.layerRelevances(f.at(batch), batch, new TaylorMultiplier(k));
                double mean = (change(rescale.get(0), terms.get(0)) + change(rescale.get(1), terms.get(1))) / 2;
                assertThat(first.number("dl_k" + k)).isCloseTo(mean, withinPercentage(1e-8));
            }
        }
    }

    private static void equal(Row row, String column, double[] original, double[] terms) {
        assertThat(row.number(column))
                .as(column)
                .isCloseTo(PercentageChange.of(original, terms), withinPercentage(1e-8));
    }

    private static double change(NDArray original, NDArray terms) {
        return PercentageChange.of(original.toDoubleArray(), terms.toDoubleArray());
    }

    @Test
    void aReportHasTheTableTheErrorsAndThePlots() {
        Report report = STUDY.report(rows);
        assertThat(report.tables().get(0).rowCount()).isEqualTo(18);
        assertThat(report.images()).containsOnlyKeys("error against change", "changes", "orders");
        assertThat(report.tables().get(2).rowCount()).isEqualTo(24);
        assertThat(report.text())
                .contains(
                        "Poly < M-sg < C-sg in every row but GI",
                        "Poly: from order 2 on no method changes by more than ",
                        "at K = 6: the expansion leaves its radius of convergence.");
    }

    private List<Double> means(String model) {
        return Stream.of("gi", "occ_1_k2", "occ_2x2_k2", "occ_4x4_k2", "dl_k2", "ig_k2")
                .map(column -> rows.where("model", model).mean(column).value())
                .toList();
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }
}
