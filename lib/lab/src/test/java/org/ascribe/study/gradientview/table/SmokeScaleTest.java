package org.ascribe.study.gradientview.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.List;
import org.ascribe.Attribution;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.KeptAttribution;
import org.ascribe.study.SmokeRows;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.gradientview.DigitNetworks;
import org.ascribe.study.gradientview.SixMethod;
import org.ascribe.zoo.PaperModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Both studies on the trained MLPs and the first digits. */
class SmokeScaleTest {

    private static final SmokeRows TABLE = new SmokeRows(new GradientTable());
    private static final SmokeRows EQUIVALENCE = new SmokeRows(new ActivationEquivalence());

    @BeforeEach
    void thereAreWeights() {
        assumeTrue(
                new DigitNetworks("mnist-mlp").there().values().stream().allMatch(PaperModel::isThere),
                "no mnist-mlp is trained");
    }

    @Test
    void whatIsCompleteSumsToTheChange() {
        for (Row row : TABLE.get().where("method", SixMethod.DEEP_LIFT)) {
            assertThat(row.number("sum")).isCloseTo(row.number("change"), within(1e-9));
        }
        TABLE.get().groupBy("activation", "image").forEach((key, of) -> {
            // A right Riemann sum of 100 steps misses some; the slope at x alone, or one pixel at a time, misses more.
            double integrated = gap(of, SixMethod.INTEGRATED_GRADIENTS);
            assertThat(integrated)
                    .as("%s", key)
                    .isLessThan(gap(of, SixMethod.GRADIENT_INPUT))
                    .isLessThan(gap(of, SixMethod.OCCLUSION));
        });
    }

    private static double gap(Rows of, String method) {
        Row row = of.where("method", method).list().get(0);
        return Math.abs(row.number("sum") - row.number("change"));
    }

    @Test
    void correlationsAreSymmetricAndOneWithItself() {
        TABLE.get().groupBy("activation", "image").forEach((key, methods) -> {
            assertThat(methods.size()).isEqualTo(6);
            for (int one = 0; one < 6; one++) {
                for (int other = 0; other < 6; other++) {
                    double r = methods.list().get(one).number(GradientTable.correlation(other));
                    double mirrored = methods.list().get(other).number(GradientTable.correlation(one));
                    assertThat(r).isCloseTo(one == other ? 1 : mirrored, within(1e-12));
                }
            }
        });
    }

    @Test
    void relevanceIsGradientTimesInputOnTheTrainedRelus() {
        Rows relu = TABLE.get().where("activation", "ReLU").where("method", SixMethod.LRP);
        if (relu.size() > 0) {
            assertThat(Arrays.stream(relu.numbers(GradientTable.correlation(1)))
                            .min()
                            .orElseThrow())
                    .isGreaterThan(1 - 1e-4);
        }
        Rows identities =
                EQUIVALENCE.get().where("part", ActivationEquivalence.IDENTITY).where("net", "trained");
        for (Row row : identities.where("identity", Identities.LRP_GRADIENT)) {
            boolean small = row.number("difference") < 1e-9;
            assertThat(small).isEqualTo(row.text("activation").equals("ReLU"));
        }
    }

    @Test
    void oneDigitOfEachIsKept() {
        List<Row> kept = TABLE.get().filter(KeptAttribution::isOn).list();
        assertThat(kept).hasSize(6 * ByActivation.of(TABLE.get()).of().size());
        for (Row row : kept) {
            Attribution a = KeptAttribution.of(row);
            assertThat(row.number("image")).isZero();
            assertThat(Arrays.stream(a.input()).min().orElseThrow()).isEqualTo(-1);
            assertThat(a.sum()).isCloseTo(row.number("sum"), within(1e-4 * row.number("mass")));
        }
    }

    /** Where s(0) ≠ 0 the slope grows with 1/ε; and it is at most 1 where s(0) = 0. */
    @Test
    void nothingButTheStabiliserBoundsTheSlope() {
        Rows curve = EQUIVALENCE.get().where("part", ActivationEquivalence.CURVE);
        assertThat(curve.size()).isPositive();
        for (Row row : curve) {
            double bound = row.number("bound");
            if (List.of("ReLU", "Tanh").contains(row.text("activation"))) {
                assertThat(bound).isEqualTo(1);
            } else {
                double atZero = row.text("activation").equals("Sigmoid") ? 0.5 : Math.log(2);
                assertThat(bound).isCloseTo(Math.max(1, atZero / row.number("epsilon")), within(1e-9 * bound));
            }
            assertThat(row.number("slope")).isPositive().isLessThanOrEqualTo(bound);
        }
    }

    @Test
    void deepLiftIsTheNearestInOneStep() {
        EQUIVALENCE
                .get()
                .where("part", ActivationEquivalence.APPROXIMATION)
                .groupBy("activation", "image")
                .forEach((key, of) -> {
                    double[] distances = of.numbers("distance");
                    assertThat(of.texts("method").get(2)).isEqualTo(SixMethod.DEEP_LIFT);
                    assertThat(distances[2]).isLessThan(distances[0]).isLessThan(distances[1]);
                });
    }

    @Test
    void reportsNameTheNetworksThatAreThere() {
        Report table = new GradientTable().report(TABLE.get());
        assertThat(table.images()).containsKeys("the digit", "table 1, one scale a row");
        assertThat(table.table("Correlation").rowCount()).isEqualTo(15);
        assertThat(table.lines().get(0)).startsWith("mnist-mlp: ReLU, ");
        Report equivalence = new ActivationEquivalence().report(EQUIVALENCE.get());
        assertThat(equivalence.table("The paper's claims").rowCount()).isGreaterThan(4);
        assertThat(equivalence.images()).hasSize(4);
        Rows relu = TABLE.get().where("activation", "ReLU");
        assertThat(new GradientTable().report(relu).lines().get(0))
                .isEqualTo("mnist-mlp: ReLU; left out, for their weights are not there: Tanh, Sigmoid, Softplus.");
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(new GradientTable(), 1);
    }
}
