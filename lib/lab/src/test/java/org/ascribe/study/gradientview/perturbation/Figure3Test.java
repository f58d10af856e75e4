package org.ascribe.study.gradientview.perturbation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.ascribe.study.gradientview.SixMethod;
import org.junit.jupiter.api.Test;

class Figure3Test {

    private static final int SAMPLES = 8;

    /** How deep a method's curve falls at once, and stays; the least relevant first it rises by a quarter of that. */
    private static final Map<String, Double> FALLS = Map.of(
            SixMethod.SALIENCY, 1.0,
            SixMethod.GRADIENT_INPUT, 4.0,
            SixMethod.LRP, 3.0,
            SixMethod.DEEP_LIFT, 5.0,
            SixMethod.INTEGRATED_GRADIENTS, 5.0,
            SixMethod.OCCLUSION, 6.0);

    private static Rows rows(String panel) {
        List<Row> rows = new ArrayList<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            double jitter = 0.01 * (sample % 3);
            for (Map.Entry<String, Double> fall : FALLS.entrySet()) {
                double depth = fall.getValue() + jitter;
                rows.add(row(panel, sample, fall.getKey(), "MoRF", -depth)
                        .and(
                                PerturbationCurves.FINITE,
                                sample == 3 && fall.getKey().equals(SixMethod.LRP) ? 0L : 1L)
                        .and(PerturbationCurves.WITH_INTEGRATED, 0.95)
                        .and(PerturbationCurves.WITH_GRADIENT, 0.5));
                rows.add(row(panel, sample, fall.getKey(), "LeRF", depth / 4)
                        .and(PerturbationCurves.NEGATIVE, 0.25)
                        .and(PerturbationCurves.WITHOUT_NEGATIVE, sample % 2 == 0 ? 1.0 : -1.0));
            }
            for (int r = 1; r <= 3; r++) {
                rows.add(row(panel, sample, "random", "random " + r, -r));
            }
        }
        return new Rows(rows);
    }

    private static Row row(String panel, int sample, String method, String order, double level) {
        double[] change = new double[RemovalGrid.perCent().length];
        double[] kept = new double[change.length];
        Arrays.fill(change, 1, change.length, level);
        Arrays.fill(kept, 1);
        return Row.of(PerturbationCurves.PANEL, panel)
                .and(PerturbationCurves.SAMPLE, sample)
                .and(PerturbationCurves.REMOVED, OpenPanel.ZERO)
                .and(PerturbationCurves.METHOD, method)
                .and(PerturbationCurves.ORDER, order)
                .and(PerturbationCurves.CHANGE, PackedMap.text(change))
                .and(PerturbationCurves.KEPT, PackedMap.text(kept));
    }

    private static Map<String, List<String>> rulings(String panel) {
        return new Figure3Claims(new CurveNumbers(rows(panel)))
                .all().stream()
                        .collect(Collectors.groupingBy(
                                claim -> claim.words().split(":")[0].split(" where ")[0],
                                Collectors.mapping(claim -> claim.ruling().toString(), Collectors.toList())));
    }

    @Test
    void claimsAreRuledByDifferencesOfTheSamples() {
        Map<String, List<String>> found = rulings("mnist-cnn-sigmoid");
        assertThat(found)
                .containsEntry("Sign matters", List.of("undecided")) // 1, −1, …
                .containsEntry("Saliency finds neutral regions", List.of("holds")) // 2 against ¼
                .containsEntry("Saliency is poor at what is relevant", List.of("holds")) // 5 against 1
                .containsEntry("Occlusion-1 finds the few most important features", List.of("holds", "holds")) // 6, 5
                .containsEntry("Others reach a larger variation than Occlusion-1", List.of("differs", "differs"))
                .containsEntry("Integrated Gradients and DeepLIFT correlate very highly", List.of("holds")) // 0.95
                .containsEntry("ε-LRP fails", List.of("holds")); // 3.75 against 6.25
        assertThat(found).hasSize(7);
    }

    @Test
    void eachPanelHasTheClaimsThatAreAboutIt() {
        assertThat(rulings("imdb-lstm"))
                .containsEntry("Integrated Gradients and DeepLIFT do not correlate", List.of("differs"))
                .containsEntry("DeepLIFT is worse", List.of("undecided"))
                .doesNotContainKeys("ε-LRP fails", "ε-LRP is gradient × input");
        assertThat(rulings("imdb-mlp"))
                .containsEntry("ε-LRP is gradient × input", List.of("differs")) // 0.5
                .containsEntry(
                        "On IMDB's MLP, nearly linear, all signed methods are the same",
                        List.of("holds", "holds", "holds", "holds"));
        assertThat(rulings("squeezenet1_1-ncnn"))
                .containsEntry("Signs are not found on large networks", List.of("differs")) // ¼ against 1¼
                .doesNotContainKeys("Sign matters", "Occlusion-1 finds the few most important features");
    }

    @Test
    void areasAndFallsAreThoseOfTheCurves() {
        Report report = Figure3.mnist().report(rows("mnist-cnn-sigmoid"));
        int saliency = report.table("Curves").stringColumn("method").asList().indexOf(SixMethod.SALIENCY);
        // From 0 at 0 % to the level at 0.125 %, and level from there: 1.25 · (1 − 0.125 % / 2), jitter 0.00875 on top.
        assertThat(report.table("Curves").stringColumn("area").get(saliency)).startsWith("1.26 [");
        assertThat(report.table("Curves").stringColumn("steepness").get(saliency))
                .startsWith("1.01 [");
        assertThat(report.text())
                .contains("8 of mnist-cnn-sigmoid")
                .contains("ε-LRP is NaN or infinite, or the same for all features, on 1 of 8 samples")
                .contains("Not measured, for their weights or data were not here: mnist-mlp-relu, mnist-mlp-tanh");
        assertThat(report.images())
                .containsOnlyKeys(
                        "mnist-cnn-sigmoid, MoRF", "mnist-cnn-sigmoid, LeRF", "mnist-cnn-sigmoid, same class");
    }

    private static final Figure3 TINY =
            new Figure3("tiny", "Tiny", new Panels(List.of(new TinyPanel()), false), new PerturbationCurves(3, 1));

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(TINY, 1);
    }

    @Test
    void aStudyOfTinyPanelsIsReported() {
        try (Stream<Task> tasks = TINY.tasks(Scale.LESSON)) {
            Rows rows =
                    new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());
            assertThat(rows.size()).isEqualTo(2 * 30);
            Report report = TINY.report(rows);
            assertThat(report.tables()).hasSize(5);
            assertThat(report.table("What removed pixels become").columnNames())
                    .containsExactly("method", OpenPanel.ZERO, TinyPanel.MINUS);
            assertThat(report.text()).contains("undecided").doesNotContain("Not measured");
        }
    }
}
