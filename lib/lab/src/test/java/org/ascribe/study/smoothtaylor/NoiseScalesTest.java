package org.ascribe.study.smoothtaylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.metric.AverageTotalVariation;
import org.ascribe.metric.MultiScaleTotalVariation;
import org.ascribe.metric.RegionPerturbation;
import org.ascribe.metric.Simpson;
import org.ascribe.report.Report;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.sampling.Sampler;
import org.ascribe.study.Outcome;
import org.ascribe.study.RunListener;
import org.ascribe.study.Runner;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class NoiseScalesTest {

    private static final List<Double> SIGMAS = List.of(1e-4, 1e-3, 0.1, 0.5, 1.0, 2.0);
    private static final NoiseScales STUDY = new NoiseScales(new TinySubject(), new Areas(5, 4), SIGMAS, 0.5, 6, 3, 1);

    private static final int ROWS = 2 * SIGMAS.size() + 1;

    @TempDir
    Path folder;

    private static final RunListener SILENT = new RunListener() {
        @Override
        public void starts(String line, int before, int total) {}

        @Override
        public void progress(int done, int total, double seconds, double secondsLeft) {}
    };

    @Test
    void aRowHoldsWhatMethodAndMetricsGiveAlone() {
        Rows rows = computed();
        assertThat(rows.size()).isEqualTo(ROWS);
        try (PictureModel model = new TinySubject().load()) {
            NDArray x = model.sample(TinySubject.picture(0));
            ScalarFunction f = model.target(Target.predicted());
            Attribution a = new SmoothTaylor(Sampler.gaussian(0.5, 1).around(), 3).attribute(f, x);
            Row row = rows.list().get(SIGMAS.size());
            assertThat(TableLabel.of(row)).isEqualTo(TableLabel.smoothTaylor(0.5, 3));
            assertThat(row.number("target")).isEqualTo(a.target());
            assertThat(row.number("output")).isCloseTo(a.output(), within(1e-12));
            RegionPerturbation perturbation =
                    new RegionPerturbation(1, 5, 4, model.pixels(2), 1, RegionPerturbation.Mode.PAPER);
            // One map alone or with others: rows of other batches are summed in another order.
            assertThat(row.number("aupc")).isCloseTo(perturbation.of(f, x, a).value(), within(1e-10));
            MultiScaleTotalVariation variation = new MultiScaleTotalVariation(
                    new AverageTotalVariation(), 1.5, 3, Simpson.MEAN_OF_TRAPEZIA_AT_BOTH_ENDS);
            assertThat(row.number("autvc")).isCloseTo(variation.of(a).value(), within(1e-10));
            assertThat(row.number("score_00")).isCloseTo(Math.signum(a.output()), within(1e-12));
            assertThat(variation.levels(a.pixelMap())).hasSize(6);
            double[] values = a.values();
            double[] errors = a.certificate().standardError().orElseThrow();
            long resolved = IntStream.range(0, values.length)
                    .filter(i -> Math.abs(values[i]) > 2 * errors[i])
                    .count();
            assertThat(row.number("resolved")).isEqualTo((double) resolved / values.length);
        }
    }

    @Test
    void theSameTaskGivesTheSameRowsAndALargerScaleGoesOn() {
        try (ResultStore store = ResultStore.open(folder.resolve("results.db"))) {
            Runner runner = new Runner(store, SILENT);
            Outcome one = runner.run(STUDY, Scale.SMOKE);
            assertThat(one.rows()).isEqualTo(computed());
            Outcome all = runner.run(STUDY, Scale.LESSON);
            assertThat(all.before()).isEqualTo(1);
            assertThat(all.tasks()).isEqualTo(3);
            assertThat(new Rows(all.rows().list().subList(0, ROWS))).isEqualTo(one.rows());
        }
    }

    @Test
    void settingsTellWhatDecidesTheNumbers() {
        assertThat(STUDY.settings().values())
                .containsAllEntriesOf(Map.of("roots", 6L, "perturbation_steps", 5L, "seed", 1L, "type", "float64"))
                .containsKey("model.tiny");
        assertThat(STUDY.settings()).isEqualTo(STUDY.settings());
    }

    @Test
    void claimsAreRuledByTheDifferencesOfThePictures() {
        List<Row> rows = new ArrayList<>();
        for (int picture = 0; picture < 8; picture++) {
            // The spread of the pictures is large, but common to all maps: it drops out of the differences.
            double level = 20 + picture;
            double jitter = 0.01 * (picture % 3);
            rows.add(row(1e-4, 6, level + 3 + jitter, 1.5));
            rows.add(row(1e-3, 6, level + 3, 1.5));
            rows.add(row(0.1, 6, level, 1.4));
            rows.add(row(0.5, 6, level + jitter, 1.2));
            rows.add(row(1, 6, level + 1, 1.8 + jitter));
            rows.add(row(2, 6, level + 1 + (picture % 2 == 0 ? 0.5 : -0.5), 1.7));
            rows.add(row(0.5, 3, level + 0.4, 1.3));
            SIGMAS.forEach(sigma -> rows.add(row(TableLabel.mirrored(sigma, 6), level - 1, 1.1)));
        }
        Report report = STUDY.report(new Rows(rows));
        Table claims = report.table("The paper's claims");
        assertThat(claims.stringColumn("verdict").asList())
                .containsExactly("holds", "undecided", "does not hold", "does not hold", "holds", "holds");
        assertThat(report.lines()).anyMatch(line -> line.contains("3 borne out, 2 contradicted, 1 undecided"));
        assertThat(report.lines())
                .anyMatch(line -> line.contains("most sensitive scale is σ 0.1, the smoothest σ 0.5"));
        assertThat(report.lines()).anyMatch(line -> line.contains("1 of 16 pixels and the smallest map 3"));
        assertThat(report.images()).hasSize(4);
    }

    @Test
    void tooFewPicturesDecideNothing() {
        List<Row> rows = new ArrayList<>();
        for (int picture = 0; picture < 5; picture++) {
            SIGMAS.forEach(sigma -> rows.add(row(sigma, 6, 20 - sigma, 1 - sigma / 10)));
            rows.add(row(0.5, 3, 30, 2));
            SIGMAS.forEach(sigma -> rows.add(row(TableLabel.mirrored(sigma, 6), 20, 1)));
        }
        Table claims = STUDY.report(new Rows(rows)).table("The paper's claims");
        assertThat(claims.stringColumn("verdict").asList()).containsOnly("undecided");
    }

    /** Eight pictures say that few roots are worse; the ninth, whose areas are large for a small logit, says the opposite. */
    @Test
    void aLogitNearZeroDoesNotSpeakForAll() {
        List<Row> rows = new ArrayList<>();
        for (int picture = 0; picture < 9; picture++) {
            double output = picture == 8 ? -0.2 : 2;
            double few = picture == 8 ? -300 : 20.5;
            SIGMAS.forEach(sigma -> rows.add(row(output, TableLabel.smoothTaylor(sigma, 6), 20, 1)));
            rows.add(row(output, TableLabel.smoothTaylor(0.5, 3), few, 2));
            SIGMAS.forEach(sigma -> rows.add(row(output, TableLabel.mirrored(sigma, 6), 20, 1)));
        }
        Report report = STUDY.report(new Rows(rows));
        assertThat(report.table("The paper's claims").stringColumn("verdict").get(4))
                .isEqualTo("undecided");
        assertThat(report.lines())
                .anyMatch(line -> line.contains("below 1 on 1 of the 9 pictures")
                        && line.contains("\"Fewer roots are less sensitive\" -0.50 [-0.50, -0.50], holds"));
    }

    @Test
    void pairedRootsDropTheSlope() {
        // With softplus, f is curved: what is left at a tiny scale is of second order, 1e-4 times the rest and less.
        Rows rows = computed();
        try (PictureModel model = new TinySubject().load()) {
            NDArray x = model.sample(TinySubject.picture(0));
            ScalarFunction f = model.target(Target.predicted());
            Attribution a =
                    new SmoothTaylor(Sampler.gaussian(1e-4, 1).antithetic().around(), 6).attribute(f, x);
            Attribution independent = new SmoothTaylor(Sampler.gaussian(1e-4, 1).around(), 6).attribute(f, x);
            double ratio = Arrays.stream(a.values()).map(Math::abs).sum()
                    / Arrays.stream(independent.values()).map(Math::abs).sum();
            assertThat(ratio).isLessThan(1e-3);
            Row row = rows.filter(r -> TableLabel.of(r).equals(TableLabel.mirrored(1e-4, 6)))
                    .list()
                    .get(0);
            MultiScaleTotalVariation variation = new MultiScaleTotalVariation(
                    new AverageTotalVariation(), 1.5, 3, Simpson.MEAN_OF_TRAPEZIA_AT_BOTH_ENDS);
            // Differences of gradients that agree to four digits keep twelve of sixteen.
            assertThat(row.number("autvc")).isCloseTo(variation.of(a).value(), within(1e-6));
        }
    }

    @Test
    void aScaleWithFewRootsMustBeAmongTheOthers() {
        assertThatThrownBy(() -> new NoiseScales(new TinySubject(), new Areas(), List.of(0.1), 0.5, 6, 3, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("usual: 0.5; expected one of sigmas, [0.1]");
        assertThatThrownBy(() -> new NoiseScales(new TinySubject(), new Areas(), List.of(0.5), 0.5, 7, 3, 1))
                .hasMessageContaining("roots, few: 7, 3; expected an even number");
        assertThatThrownBy(() -> new NoiseScales(new TinySubject(), new Areas(), List.of(0.5), 0.5, 6, 6, 1))
                .hasMessageContaining("roots, few: 6, 6; expected an even number, to be taken in pairs, and fewer");
    }

    private static Rows computed() {
        try (Stream<Task> tasks = STUDY.tasks(Scale.SMOKE)) {
            return new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());
        }
    }

    private static Row row(double sigma, int roots, double aupc, double autvc) {
        return row(TableLabel.smoothTaylor(sigma, roots), aupc, autvc);
    }

    private static Row row(TableLabel label, double aupc, double autvc) {
        return row(2, label, aupc, autvc);
    }

    private static Row row(double output, TableLabel label, double aupc, double autvc) {
        return label.onto(Row.of("side", 16).and("output", output))
                .and("aupc", aupc)
                .and("autvc", autvc)
                .and("score_00", 1.0)
                .and("score_01", aupc / 30)
                .and("variation_00", autvc / 5)
                .and("variation_01", autvc / 6)
                .and("resolved", 0.05);
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }
}
