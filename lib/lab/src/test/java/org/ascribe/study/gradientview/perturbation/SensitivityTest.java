package org.ascribe.study.gradientview.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.ascribe.Target;
import org.ascribe.metric.SensitivityN;
import org.ascribe.report.Report;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.junit.jupiter.api.Test;

class SensitivityTest {

    private static final Sensitivity STUDY = new Sensitivity(List.of(new Panels(List.of(new TinyPanel()), false)), 3);

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }

    @Test
    void aMethodIsMeasuredAsItWouldBeAlone() {
        Rows rows;
        try (Stream<Task> tasks = STUDY.tasks(Scale.SMOKE)) {
            rows = new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());
        }
        assertThat(rows.size()).isEqualTo(6);
        try (OpenPanel panel = new TinyPanel().open()) {
            Example example = panel.reader().read(panel.model().manager(), 0);
            SensitivityN metric = new SensitivityN(example.features(), 50, 100, 3);
            int target = panel.model()
                    .target(Target.predicted())
                    .at(example.x().expandDims(0))
                    .targets()[0];
            example.attributions(panel.model(), target).forEach((method, a) -> {
                Row row = rows.where(Sensitivity.METHOD, method).list().get(0);
                double alone =
                        metric.of(panel.model().target(target), example.x(), a).value();
                assertThat(row.number(Sensitivity.MEAN)).isCloseTo(alone, within(1e-9));
                double[] sizes = PackedMap.values(row.text(Sensitivity.SIZES));
                assertThat(sizes).startsWith(1, 2, 3);
                assertThat(DoubleStream.of(sizes)).allMatch(size -> size < TinyPanel.PIXELS - 1);
            });
        }
        Report report = STUDY.report(rows);
        assertThat(report.tables().get(0).rowCount()).isEqualTo(6);
        assertThat(report.images()).containsOnlyKeys("sensitivity-n, tiny");
    }

    @Test
    void leadsAreRuledSampleBySample() {
        List<Row> made = new ArrayList<>();
        for (int sample = 0; sample < 8; sample++) {
            made.add(row(sample, "Integrated Gradients", 0.1 * sample));
            made.add(row(sample, "DeepLIFT", 0.1 * sample + 0.01 + 0.001 * (sample % 3)));
            made.add(row(sample, "ε-LRP", 0.1 * sample - 0.01 - 0.001 * (sample % 3)));
            made.add(row(sample, "Occlusion-1", 0.1 * sample + (sample % 2 == 0 ? 0.1 : -0.1)));
        }
        Report report = STUDY.report(new Rows(made));
        assertThat(report.table("Sensitivity-n, all sizes")
                        .stringColumn("better than these")
                        .asList())
                .containsExactly("", "holds", "differs", "undecided");
        assertThat(report.table("Sensitivity-n by the share")
                        .stringColumn("1 %")
                        .get(1))
                .startsWith("0.90");
        assertThat(report.table("Sensitivity-n by the share")
                        .stringColumn("10 %")
                        .get(1))
                .startsWith("0.50");
    }

    private static Row row(int sample, String method, double mean) {
        return Row.of(Sensitivity.PANEL, "tiny")
                .and("sample", sample)
                .and(Sensitivity.METHOD, method)
                .and(Sensitivity.FEATURES, 100)
                .and(Sensitivity.SIZES, PackedMap.text(1, 10, 90))
                .and(Sensitivity.CORRELATIONS, PackedMap.text(0.9, 0.5, 0.25))
                .and(Sensitivity.MEAN, mean);
    }
}
