package org.ascribe.study.smoothtaylor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.Target;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.picture.RgbPicture;
import org.ascribe.report.Report;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.study.StudyUnderPressure;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;

class SaliencyMapsTest {

    private static final SaliencyMaps STUDY = new SaliencyMaps(new TinySubject(), 4, 0.5, 150, 3);

    @Test
    void rowsHoldTheMapsThemselves() {
        Rows rows = computed();
        assertThat(rows.texts("map"))
                .containsExactly(
                        "input", "gradient", "SmoothGrad", "IG, black", "IG, noise", "SmoothTaylor", "relevance");
        try (PictureModel model = new TinySubject().load()) {
            NDArray x = model.sample(TinySubject.picture(0));
            Attribution a = new SmoothTaylor(0.5, 3).attribute(model.target(Target.predicted()), x);
            double[] found = values(rows, "SmoothTaylor");
            int width = TinySubject.SIDE;
            for (int i = 0; i < found.length; i++) {
                assertThat(found[i]).isEqualTo((float) a.pixelMap()[i / width][i % width]);
            }
        }
        RgbPicture picture = TinySubject.picture(0);
        double[] input = values(rows, "input");
        for (int i = 0; i < input.length; i++) {
            assertThat(Math.round(255 * input[i])).isEqualTo(picture.levels()[i] & 0xFF);
        }
    }

    @Test
    void theReportDrawsThemFromTheRowsAlone() {
        Report report = STUDY.report(computed());
        assertThat(report.images()).containsOnlyKeys("figure 1, picture 0", "signed, picture 0");
        for (BufferedImage image : report.images().values()) {
            // Four tiles on a line, of 224 pixels each.
            assertThat(image.getWidth()).isBetween(4 * 224, 1100);
        }
        assertThat(report.tables().get(0).stringColumn("picture").asList()).containsExactly("picture 0");
    }

    @Test
    void packedNumbersComeBackInSinglePrecision() {
        double[] numbers = new Random(1).doubles(100, -5, 5).toArray();
        double[] back = PackedMap.values(PackedMap.text(numbers));
        assertThat(back).isEqualTo(Arrays.stream(numbers).map(v -> (float) v).toArray());
        assertThat(PackedMap.values(PackedMap.text())).isEmpty();
    }

    private static double[] values(Rows rows, String map) {
        List<Row> found = rows.where("map", map).list();
        return PackedMap.values(found.get(0).text("values"));
    }

    private static Rows computed() {
        try (Stream<Task> tasks = STUDY.tasks(Scale.SMOKE)) {
            return new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());
        }
    }

    @Test
    void theRowsAreTheSameWhileGarbageIsCollected() {
        StudyUnderPressure.sameRows(STUDY, 1);
    }
}
