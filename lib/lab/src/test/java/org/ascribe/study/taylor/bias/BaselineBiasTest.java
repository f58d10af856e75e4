package org.ascribe.study.taylor.bias;

import static org.ascribe.model.Near.near;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.baseline.Baseline;
import org.ascribe.data.Mnist;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.study.KeptAttribution;
import org.ascribe.study.SmokeRows;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.zoo.PaperModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Δ-bias on real digits: what follows from symmetry must hold to rounding, the rest as the paper has it. */
class BaselineBiasTest {

    private static final BaselineBias STUDY = new BaselineBias();
    private BiasNumbers numbers;
    private static final SmokeRows SMOKE = new SmokeRows(STUDY);
    private Rows rows;

    @BeforeEach
    void computeSmokeScale() {
        rows = SMOKE.get();
        numbers = BiasNumbers.of(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"m-sg", "c-sg"})
    void attributingTheNegativeFromABaselineIsAttributingTheDigitFromItsNegative(String name) {
        PaperModel paper = PaperModel.named(name);
        try (Model f = paper.load(DataType.FLOAT64);
                Model g = NegativeModel.of(paper, DataType.FLOAT64)) {
            NDArray x = f.sample(Mnist.test().image(3));
            NDArray negative = Polarity.DARK.of(g.sample(Mnist.test().image(3)));
            Baseline b = Baseline.constant(0.2);
            Baseline mirrored = Baseline.constant(0.8);
            List<AttributionMethod[]> pairs = List.of(
                    new AttributionMethod[] {new FirstOrderTaylor(b), new FirstOrderTaylor(mirrored)},
                    new AttributionMethod[] {
                        new Occlusion(b, FeatureGroups.single()), new Occlusion(mirrored, FeatureGroups.single())
                    },
                    new AttributionMethod[] {new DeepLift(b), new DeepLift(mirrored)},
                    new AttributionMethod[] {
                        new IntegratedGradients().withBaseline(b), new IntegratedGradients().withBaseline(mirrored)
                    });
            for (AttributionMethod[] pair : pairs) {
                double[] dark = pair[0].attribute(g.target(7), negative).values();
                near(dark, pair[1].attribute(f.target(7), x).values(), 1e-12);
            }
        }
    }

    @Test
    void whatTreatsAnImageAndItsNegativeAlikeHasNoBias() {
        assertThat(numbers.models()).isNotEmpty();
        for (String model : numbers.models()) {
            for (String baseline : List.of("grey", "blur 3", "data")) {
                assertThat(numbers.bias(model, baseline))
                        .as(baseline)
                        .usingComparatorWithPrecision(1e-12)
                        .containsOnly(0);
            }
            // From x + c, Gradient × Input is c times the gradient.
            for (String baseline : List.of("x + 0.1", "x + 0.5")) {
                assertThat(numbers.bias(model, baseline, "GI"))
                        .as(baseline)
                        .usingComparatorWithPrecision(1e-12)
                        .containsOnly(0);
            }
        }
    }

    @Test
    void blackNeglectsEveryDarkObjectWithEveryMethod() {
        assertThat(numbers.models()).isNotEmpty();
        for (String model : numbers.models()) {
            for (String method : List.of("GI", "Occ-1", "DL", "IG")) {
                assertThat(DoubleStream.of(numbers.bias(model, "black", method))
                                .min()
                                .orElseThrow())
                        .isGreaterThan(0.5);
            }
        }
    }

    @Test
    void aShiftHasEqualDifferencesAndNothingToFollow() {
        Rows shifted = rows.where("baseline", "x + 0.1");
        assertThat(shifted.size()).isPositive();
        for (Row row : shifted) {
            assertThat(row.number("spread")).isLessThan(1e-12);
            assertThat(row.number("follows")).isNaN();
            assertThat(row.number("noise")).isNaN();
        }
    }

    @Test
    void fewerDrawsAroundXAreNoisier() {
        try (Stream<Task> tasks = new BaselineBias(20, 8, 1).tasks(Scale.SMOKE)) {
            Rows fewer = new Rows(tasks.findFirst().orElseThrow().work().get());
            for (String baseline : List.of("gauss 0.5", "data")) {
                double noise = fewer.where("baseline", baseline).list().get(0).number("noise");
                assertThat(noise)
                        .isGreaterThan(
                                rows.where("baseline", baseline).list().get(0).number("noise"));
            }
        }
    }

    @Test
    void aReportHasTheClaimsTheTablesAndThePictures() {
        Report report = STUDY.report(rows);
        assertThat(report.tables()).hasSize(3);
        assertThat(report.tables().get(0).stringColumn("verdict").asList().subList(0, 4))
                .containsOnly("holds");
        assertThat(report.tables().get(1).rowCount()).isEqualTo(2 * 11);
        assertThat(numbers.baselines()).isEqualTo(BiasChoices.NAMES);
        assertThat(report.images())
                .containsOnlyKeys("object share, m-sg", "object share, c-sg", "one digit, both ways");
        assertThat(report.text()).contains("No Δ-bias, and yet unlike Δs that |a| follows, on c-sg: blur 3 (spread");
        assertThat(STUDY.settings().values()).containsAllEntriesOf(Map.of("seed", 1L, "draws", 200L));
    }

    /** In single precision, as a map is drawn. */
    @Test
    void oneDigitIsKeptToBeDrawn() {
        List<Row> kept = rows.filter(KeptAttribution::isOn).list();
        assertThat(kept).hasSize(2 * BiasChoices.NAMES.size());
        for (Row row : kept) {
            Attribution a = KeptAttribution.of(row);
            double[] sizes = DoubleStream.of(a.values()).map(Math::abs).toArray();
            double share = 0;
            for (int i = 0; i < sizes.length; i++) {
                boolean white = row.text("polarity").equals(Polarity.WHITE.toString());
                share += (white ? a.input()[i] > 0.5 : a.input()[i] < 0.5) ? sizes[i] : 0;
            }
            assertThat(share / DoubleStream.of(sizes).sum()).isCloseTo(row.number("share"), within(1e-6));
            assertThat(a.certificate().standardError().isPresent())
                    .isEqualTo(row.text("method").equals("EG"));
        }
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }
}
