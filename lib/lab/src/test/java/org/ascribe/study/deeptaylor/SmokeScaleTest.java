package org.ascribe.study.deeptaylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.study.SmokeRows;
import org.ascribe.study.StudyUnderPressure;
import org.junit.jupiter.api.Test;

/** Both studies on the first digits, and on a photograph where there is one. */
class SmokeScaleTest {

    private static final SmokeRows LEDGERS = new SmokeRows(new DeepTaylorLedgers(100, 3, 0.05, 1));
    private static final SmokeRows CANCELLED = new SmokeRows(new Cancellation());

    @Test
    void relevanceIsConservedAndNotNegativeInEveryLayer() {
        Rows layers = Parts.of(LEDGERS.get(), LayerBooks.LAYER);
        assertThat(Parts.byNet(layers)).containsKeys("mnist-300-100", "mnist-cnn-relu");
        for (Row layer : layers) {
            assertThat(layer.number("negative")).as("%s", layer).isZero();
            if (BooksTables.isExcited(layer)) {
                assertThat(BooksTables.lost(layer)).as("%s", layer).isLessThan(BooksTables.LOSS);
            }
            double unaccounted = layer.number("arriving") - layer.number("passed") - layer.number("kept");
            assertThat(unaccounted).isCloseTo(0, within(1e-9 * layer.number("arriving")));
        }
        for (Row whole : Parts.of(LEDGERS.get(), LayerBooks.WHOLE)) {
            assertThat(whole.number("sum") + whole.number("kept"))
                    .isCloseTo(whole.number("output"), within(1e-9 * whole.number("output")));
            assertThat(whole.number("least")).isNotNegative();
        }
    }

    /** The rows of the layers are those of the ledger: what one passes on, the next receives. */
    @Test
    void inANetWithoutBranchesTheBooksFollowOneAnother() {
        Rows mlp = Parts.of(LEDGERS.get(), LayerBooks.LAYER).where("net", "mnist-300-100");
        mlp.groupBy("item").forEach((item, some) -> {
            assertThat(some.texts("layer")).containsExactly("dense3", "dense2", "dense1");
            double[] arriving = some.numbers("arriving");
            double[] passed = some.numbers("passed");
            assertThat(arriving[1]).isCloseTo(passed[0], within(1e-12 * arriving[0]));
            assertThat(arriving[2]).isCloseTo(passed[1], within(1e-12 * arriving[0]));
        });
    }

    @Test
    void constraintsAreKeptAsTheIntroductionSays() {
        ConstraintTable table = new ConstraintTable(Parts.of(LEDGERS.get(), NeuronTrials.PART));
        String bias = NeuronTrials.NOT_POSITIVE;
        assertThat(table.keeps("z+", bias, "domain: x ≥ 0", "positivity", "product"))
                .isTrue();
        assertThat(table.keeps("z", bias, "domain: x ≥ 0", "product")).isTrue();
        assertThat(table.keeps("z", bias, "positivity")).isFalse();
        assertThat(table.keeps("w²", bias, "domain: any x", "positivity")).isTrue();
        assertThat(table.keeps("w²", bias, "domain: x ≥ 0")).isFalse();
        assertThat(table.keeps("zB", bias, "domain: 0 ≤ x ≤ 1", "positivity")).isTrue();
        assertThat(table.keeps("zB", bias, "product")).isFalse();
        assertThat(table.keeps("z+", NeuronTrials.POSITIVE, "domain: x ≥ 0")).isFalse();
        assertThat(table.keeps("z+", bias, "no such constraint")).isFalse();
        assertThat(table.table().columnNames()).hasSize(7);
        assertThat(table.table().missingValueCounts().row(0).getDouble(2)).isZero();
    }

    /** At the sample c is what relevance and value make it; where neurons fall silent it is still no less than 0. */
    @Test
    void factorsAreFollowedFromTheSampleOn() {
        Rows factors = Parts.of(LEDGERS.get(), ProductAssumption.PART);
        assertThat(factors.size()).isGreaterThanOrEqualTo(3 * (2 * 2 + 2));
        for (Row row : factors) {
            assertThat(row.number("relevance")).isPositive();
            assertThat(row.number("c_0")).isPositive();
            for (int t = 0; t < ProductAssumption.WAY.size(); t++) {
                assertThat(row.number("c_" + t)).isNotNegative();
            }
        }
        assertThat(FactorTable.change(factors)).isPositive();
    }

    @Test
    void aReportHasTheClaimsAndThePictures() {
        Report report = new DeepTaylorLedgers().report(LEDGERS.get());
        assertThat(report.table("The introduction's claims").rowCount()).isGreaterThan(12);
        assertThat(report.table("Root points").rowCount()).isEqualTo(8);
        assertThat(report.table("Conservation").rowCount())
                .isEqualTo(
                        Parts.byNet(Parts.of(LEDGERS.get(), LayerBooks.WHOLE)).size());
        assertThat(report.images())
                .containsKeys("sensitivity and decomposition of two variables", "relevance that is lost, by layer");
        assertThat(report.lines().get(0)).contains("Left out");
    }

    @Test
    void nothingCancelsInDeepTaylorDecomposition() {
        Rows rows = CANCELLED.get();
        for (String method : List.of("deep-taylor", "squared-gradient", "saliency")) {
            assertThat(Arrays.stream(CancellationReport.quotients(rows.where("method", method))))
                    .isNotEmpty()
                    .allMatch(quotient -> quotient == 1);
        }
        assertThat(CancellationReport.quotients(rows.where("method", "gradient"))[0])
                .isGreaterThan(2);
        for (Row row : rows.where("refused", "")) {
            assertThat(Math.abs(row.number("sum"))).as("%s", row).isLessThanOrEqualTo(row.number("mass") * (1 + 1e-12));
        }
        Report report = new Cancellation().report(rows);
        assertThat(report.table("What cancels, digits").rowCount())
                .isEqualTo(rows.groupBy("method").size());
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        LEDGERS.get();
        StudyUnderPressure.sameRows(new DeepTaylorLedgers(10, 2, 0.05, 1), 6);
        StudyUnderPressure.sameRows(new Cancellation(), 3);
    }
}
