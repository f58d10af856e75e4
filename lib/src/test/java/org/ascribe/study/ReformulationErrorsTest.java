package org.ascribe.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.Home;
import org.ascribe.data.Mnist;
import org.ascribe.model.Accuracy;
import org.ascribe.model.Model;
import org.ascribe.model.PaperModel;
import org.ascribe.model.Training;
import org.ascribe.study.store.Row;
import org.ascribe.study.store.Rows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Table 3 on real digits: the findings of the paper that do not depend on how many images there are. */
class ReformulationErrorsTest {

    private static final ReformulationErrors STUDY = new ReformulationErrors();
    private static Rows rows;

    @BeforeAll
    static void computeSmokeScale() {
        assumeTrue(Files.exists(Home.folder().resolve("data/mnist/t10k-labels-idx1-ubyte")), "MNIST is not fetched");
        try (Stream<Task> tasks = STUDY.tasks(Scale.SMOKE)) {
            rows = new Rows(tasks.flatMap(task -> task.work().get().stream()).toList());
        }
    }

    @Test
    void everyReformulationIsExactOnThePolynomial() {
        for (Row row : rows.where("model", "poly")) {
            for (String column : List.of("gi", "occ_1", "occ_2x2", "occ_4x4", "dl", "ig_exact")) {
                assertThat(row.number(column)).as(column).isLessThan(1e-10);
            }
            assertThat(row.number("approximation_error")).isLessThan(1e-10);
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

    @Test
    void aReportHasTheTableTheErrorsAndThePlots() {
        Report report = STUDY.report(rows);
        assertThat(report.tables().get(0).rowCount()).isEqualTo(18);
        assertThat(report.images()).containsOnlyKeys("error against change", "changes");
        assertThat(report.text()).contains("Poly < M-sg < C-sg in every row but GI");
    }

    @Test
    void theModelsThatComeAlongAreAsAccurateAsTheySay() {
        Mnist digits = Mnist.test();
        Training.Samples test =
                new Training.Samples(new Shape(1, 28, 28), digits.pixels(0, digits.size()), digits.classes());
        for (PaperModel paper : PaperModel.all()) {
            try (Model model = paper.load(DataType.FLOAT32)) {
                double accuracy = Accuracy.of(model, test);
                assertThat(accuracy).as(paper.name()).isGreaterThanOrEqualTo(paper.accuracy());
                // Another machine may round a close call the other way: two images of ten thousand.
                assertThat(accuracy)
                        .isCloseTo(Double.parseDouble(paper.weights().notes().get("accuracy")), within(2e-4));
            }
        }
    }

    private static List<Double> means(String model) {
        return Stream.of("gi", "occ_1", "occ_2x2", "occ_4x4", "dl", "ig_exact")
                .map(column -> rows.where("model", model).mean(column).value())
                .toList();
    }
}
