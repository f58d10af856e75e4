package org.ascribe.study.smoothtaylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.metric.noise.DenseGrid;
import org.ascribe.metric.noise.Evaluation;
import org.ascribe.metric.noise.GoldenSection;
import org.ascribe.metric.noise.LineSearch;
import org.ascribe.path.RightRiemann;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.sampling.Sampler;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class SmoothTaylorAreasTest {

    private static final int ROOTS = 4;
    private static final Searches SEARCHES = new Searches(
            new LineSearch(0.1, 0.9, 3, 1, LineSearch.Mode.PAPER),
            new GoldenSection(0.1, 1, 0.2, 6),
            new DenseGrid(0.1, 1, 3),
            ROOTS);
    private static final Grid GRID = new Grid(5, List.of(1, 3), List.of(0.3, 0.5), 0.5, List.of(2, ROOTS, 6));
    private static final SmoothTaylorAreas STUDY =
            new SmoothTaylorAreas(new TinySubject(), new Areas(4, 3), GRID, SEARCHES, 7);

    /** Maps of other batches are summed in another order. */
    private static final double ROUNDING = 1e-10;

    private static Rows rows;

    @BeforeAll
    static void computeOnePicture() {
        try (Stream<Task> tasks = STUDY.tasks(Scale.SMOKE)) {
            rows = new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());
        }
    }

    @Test
    void rowsAreThoseOfThePaperThenSearchesThenOtherDraws() {
        List<TableLabel> labels = AreaTable.of(rows).labels();
        assertThat(labels).hasSize(1 + 2 + 2 * 3 + 6 + 7);
        assertThat(labels.subList(0, 9)).isEqualTo(GRID.labels());
        assertThat(labels.get(9)).isEqualTo(new TableLabel("Adaptive-AUPC", "-", "4"));
        assertThat(labels.get(15)).isEqualTo(new TableLabel("Adaptive-AUPC, other draws", "-", "4"));
        assertThat(labels.get(21)).isEqualTo(SEARCHES.heldOut(0.5));
    }

    @Test
    void aMapWithoutASearchIsMeasuredAsItWouldBeAlone() {
        try (PictureModel model = new TinySubject().load()) {
            NDArray x = model.sample(TinySubject.picture(0));
            ScalarFunction f = model.target(Target.predicted());
            Attribution black = new IntegratedGradients()
                    .withBaseline(model.black())
                    .withQuadrature(new RightRiemann(5))
                    .attribute(f, x);
            assertThat(row(TableLabel.ZERO).number("aupc"))
                    .isCloseTo(perturbation(model, 8).of(f, x, black).value(), within(ROUNDING));
        }
    }

    @Test
    void goldenSectionFindsInABatchWhatItFindsAlone() {
        try (PictureModel model = new TinySubject().load()) {
            DoubleUnaryOperator objective = objective(model, 7);
            Evaluation best = SEARCHES.golden().start().of(objective).best();
            Row found = row(SEARCHES.label("Golden", Areas.AUPC));
            assertThat(found.number(Searches.SIGMA)).isCloseTo(best.sigma(), within(ROUNDING));
            assertThat(found.number("aupc")).isCloseTo(best.value(), within(ROUNDING));
            assertThat(found.number(Searches.EVALUATIONS)).isEqualTo(6);
            double lowest = SEARCHES.grid().start().of(objective).best().value();
            assertThat(found.number(Searches.REGRET)).isCloseTo(best.value() - lowest, within(ROUNDING));
            assertThat(row(SEARCHES.label("Grid", Areas.AUPC)).number("aupc")).isCloseTo(lowest, within(ROUNDING));
            assertThat(row(SEARCHES.label("Grid", Areas.AUPC)).number(Searches.REGRET))
                    .isCloseTo(0, within(ROUNDING));
        }
    }

    @Test
    void whatASearchFoundIsMeasuredOnDrawsItHasNotSeen() {
        try (PictureModel model = new TinySubject().load()) {
            for (String kind : Searches.KINDS) {
                double sigma = row(SEARCHES.label(kind, Areas.AUPC)).number(Searches.SIGMA);
                assertThat(row(SEARCHES.heldOut(kind, Areas.AUPC)).number("aupc"))
                        .isCloseTo(objective(model, ~7L).applyAsDouble(sigma), within(ROUNDING));
            }
            assertThat(row(SEARCHES.heldOut(0.5)).number("aupc"))
                    .isCloseTo(objective(model, ~7L).applyAsDouble(0.5), within(ROUNDING));
        }
    }

    @Test
    void theLineSearchStartsAtTheMeanMagnitudeOnTheDrawsOfTheTable() {
        try (PictureModel model = new TinySubject().load()) {
            double start = model.sample(TinySubject.picture(0)).abs().mean().getDouble();
            double first = objective(model, 7).applyAsDouble(start);
            Row found = row(SEARCHES.label("Adaptive", Areas.AUPC));
            assertThat(found.number("aupc")).isLessThanOrEqualTo(first + ROUNDING);
            assertThat(found.number(Searches.EVALUATIONS)).isBetween(3.0, 7.0);
        }
    }

    @Test
    void costIsCounted() {
        Row fixed = row(TableLabel.ZERO);
        // 5 steps from black, 3 baselines of 5 steps, 2 scales of 6 roots.
        assertThat(fixed.number(SmoothTaylorAreas.BACKWARDS)).isEqualTo(5 + 15 + 12);
        // At least each map's regions; at most what else is asked for beside.
        assertThat(fixed.number(SmoothTaylorAreas.FORWARDS)).isBetween(9 * 4 * 3 + 32.0, 9 * 4 * 3 + 100.0);
    }

    @Test
    void claimsAndGainsAreRuledByTheDifferencesOfThePictures() {
        List<Row> made = new ArrayList<>();
        for (int picture = 0; picture < 8; picture++) {
            double level = 20 + picture;
            double jitter = 0.01 * (picture % 3);
            double coin = picture % 2 == 0 ? 0.5 : -0.5;
            made.add(row(TableLabel.ZERO, level + 2 + jitter, 1.5));
            made.add(row(TableLabel.noise(1), level + 1, 1.6));
            made.add(row(TableLabel.noise(3), level + 1 + coin, 1.4 + jitter));
            for (double sigma : List.of(0.3, 0.5)) {
                for (int roots : List.of(2, ROOTS, 6)) {
                    made.add(row(
                            TableLabel.smoothTaylor(sigma, roots), level + roots + jitter, 1.3 + sigma + coin / 100));
                }
            }
            for (String area : List.of(Areas.AUPC, Areas.AUTVC)) {
                for (String kind : Searches.KINDS) {
                    made.add(row(SEARCHES.label(kind, area), level, 1)
                            .and(Searches.SIGMA, 0.1 * (picture + 1))
                            .and(Searches.EVALUATIONS, 6L)
                            .and(Searches.REGRET, 0.25));
                    made.add(row(SEARCHES.heldOut(kind, area), level + 3 + coin, 2 + jitter));
                }
            }
            made.add(row(SEARCHES.heldOut(0.5), level + 3, 1.8));
        }
        Report report = STUDY.report(new Rows(made));
        assertThat(report.table("The paper's claims").stringColumn("verdict").asList())
                .containsExactly(
                        "holds", // 1 against 2
                        "holds", // 1.4 against 1.6
                        "does not hold", // 4 against 2
                        "does not hold", // 4 against 1 ± 0.5
                        "does not hold", // 1.7 against 1.4
                        "does not hold", // 6 against 2
                        "undecided", // no difference
                        "does not hold", // 1.8 against 1.6
                        "holds",
                        "holds");
        Table gains = report.table("A noise scale for each picture");
        assertThat(gains.stringColumn("search").asList().get(0)).isEqualTo("Adaptive-AUPC");
        assertThat(gains.stringColumn(1).asList()).containsOnly("0.45 [0.10, 0.80]");
        assertThat(gains.stringColumn("change, own draws").get(0)).startsWith("-4.01 [");
        assertThat(gains.stringColumn("that it gains").asList())
                .containsExactly(
                        "undecided", "undecided", "undecided", "does not hold", "does not hold", "does not hold");
        assertThat(report.text()).contains("4 borne out, 5 contradicted, 1 undecided");
        assertThat(report.images()).containsOnlyKeys("figure 2, perturbation", "figure 2, total variation");
    }

    @Test
    void theUsualScaleMustBeAmongTheOthers() {
        assertThatThrownBy(() -> new Grid(5, List.of(1), List.of(0.3), 0.5, List.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usual: 0.5; expected one of sigmas, [0.3]");
    }

    /** AUPC of a scale by method and metric alone, one after the other. */
    private static DoubleUnaryOperator objective(PictureModel model, long seed) {
        NDArray x = model.sample(TinySubject.picture(0));
        ScalarFunction f = model.target(Target.predicted());
        return sigma -> {
            Attribution a = new SmoothTaylor(Sampler.gaussian(sigma, seed).around(), ROOTS).attribute(f, x);
            return perturbation(model, seed + 1).of(f, x, a).value();
        };
    }

    private static RegionPerturbation perturbation(PictureModel model, long seed) {
        return new RegionPerturbation(1, 4, 3, model.pixels(seed), 1, RegionPerturbation.Mode.PAPER);
    }

    private static Row row(TableLabel label) {
        return rows.filter(row -> TableLabel.of(row).equals(label)).list().get(0);
    }

    private static Row row(TableLabel label, double aupc, double autvc) {
        return label.onto(Row.of("side", 16).and("output", 2.5))
                .and("aupc", aupc)
                .and("autvc", autvc)
                .and("score_00", 1.0)
                .and("score_01", aupc / 30)
                .and("variation_00", autvc / 5)
                .and("variation_01", autvc / 6)
                .and(SmoothTaylorAreas.FORWARDS, 100L)
                .and(SmoothTaylorAreas.BACKWARDS, 10L);
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }
}
