package org.ascribe.study.taylor.infidelity;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.data.Mnist;
import org.ascribe.metric.Answers;
import org.ascribe.metric.Infidelity;
import org.ascribe.metric.Scaling;
import org.ascribe.model.Model;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.DigitTasks;
import org.ascribe.study.Study;
import org.ascribe.study.Task;

/**
 * Figure 2 of Deng et al. 2021: the infidelity of six attribution methods against the number of principles they follow, on an MLP and
 * two CNNs for MNIST; and the infidelity of Taylor explanations by their order, printed beside it.
 *
 * <p>A task is one image and one model; the logit of the predicted class is explained in float64, and every square of the image, at
 * every position, is set to black. f answers once for all methods. The rows hold both dialects of infidelity, with and without the
 * optimal scaling of Yeh et al. 2019, for all squares together and by their side.
 *
 * @param largest side of the largest square, in pixels; Yeh et al. take 10 for these images
 * @param nodes of Integrated Gradients' Gauss-Legendre rule
 * @param draws of Expected Gradients
 * @param seed of its draws
 */
public record PrinciplesAgainstInfidelity(int largest, int nodes, int draws, int seed) implements Study {

    /** The models by the names of the figure; its MLP is M-sg, the only one that the paper describes. */
    static final List<String> MODELS = List.of("M-sg", "C-sg", "C-sp");

    private static final DigitTasks DIGITS = DigitTasks.of(MODELS);

    /** Squares of up to 10 pixels, 50 nodes, 200 draws. */
    public PrinciplesAgainstInfidelity() {
        this(10, 50, 200, 1);
    }

    @Override
    public String name() {
        return "figure-2";
    }

    @Override
    public String title() {
        return "Infidelity against the number of principles that attribution methods follow, on MNIST";
    }

    @Override
    public Settings settings() {
        return DIGITS.settings()
                .with("baseline", "black")
                .with("squares", "side 1 to " + largest + " at every position, set to black")
                .with("gauss_legendre_nodes", nodes)
                .with("occlusion_patches", "2 and 4")
                .with("taylor_orders", InfidelityContenders.ORDERS)
                .with("eg_baselines", String.join(", ", InfidelityContenders.EXPECTED))
                .with("eg_digits", "the first MNIST training images, one a draw")
                .with("eg_draws", draws)
                .with("seed", seed);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int images = switch (scale) {
            case SMOKE -> 4;
            case LESSON -> 80;
            case PAPER -> 1500;
        };
        Map<String, AttributionMethod> methods = new InfidelityContenders(nodes, draws, seed).all(learned());
        return DIGITS.each(images, (model, digits, image) -> rows(model, methods, digits, image));
    }

    /** The first images to learn from. */
    private double[][] learned() {
        Mnist train = Mnist.train();
        return IntStream.range(0, draws)
                .mapToObj(train::image)
                .map(image -> IntStream.range(0, image.length)
                        .mapToDouble(i -> image[i])
                        .toArray())
                .toArray(double[][]::new);
    }

    private List<Row> rows(Model model, Map<String, AttributionMethod> methods, Mnist digits, int image) {
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray x = model.sample(scope, digits.image(image));
            NDArray batch = x.expandDims(0);
            ScalarFunction f = model.target(Target.predicted()).at(batch);
            double change = f.value(batch).sub(f.value(batch.zerosLike())).getDouble(0);
            List<String> names = List.copyOf(methods.keySet());
            List<List<Attribution>> attributions = methods.values().stream()
                    .map(method -> method.attributeAll(f, batch))
                    .toList();
            List<List<Answers>> answers = Infidelity.squares(largest).answers(f, batch, attributions);
            List<Row> rows = new ArrayList<>();
            for (int m = 0; m < names.size(); m++) {
                Row row = Row.of("model", model.name())
                        .and("image", image)
                        .and("label", digits.label(image))
                        .and("target", f.targets()[0])
                        .and("method", names.get(m))
                        .and("output_change", change)
                        .and("sum", attributions.get(m).get(0).sum());
                rows.add(measured(row, answers.get(m).get(0)));
            }
            return rows;
        }
    }

    private Row measured(Row start, Answers answers) {
        Row row = start.and("scale", answers.optimalScale());
        for (InfidelityDialect dialect : InfidelityDialect.values()) {
            row = row.and(dialect.column(), answers.infidelity(dialect.scaling()));
        }
        int from = 0;
        for (int side = 1; side <= largest; side++) {
            int positions = (Mnist.HEIGHT - side + 1) * (Mnist.WIDTH - side + 1);
            Answers ofSide = answers.part(from, from + positions);
            row = row.and(InfidelityDialect.OPTIMAL.column(side), ofSide.infidelity(Scaling.OPTIMAL));
            from += positions;
        }
        return row;
    }

    @Override
    public Report report(Rows rows) {
        return InfidelityReport.of(this, rows).report();
    }
}
