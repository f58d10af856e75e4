package org.ascribe.study.taylor.bias;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.data.Mnist;
import org.ascribe.engine.Heap;
import org.ascribe.model.Model;
import org.ascribe.report.Report;
import org.ascribe.result.Entry;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.DigitTasks;
import org.ascribe.study.KeptAttribution;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.study.taylor.bias.BiasChoices.Choice;
import org.ascribe.zoo.PaperModel;

/**
 * The third principle of Deng et al. 2021, an unbiased baseline, in numbers. A digit is explained twice: white on black for a model
 * f, and dark on white for {@code g(x) = f(1 - x)}, which is the same model of the negative. A method from an unbiased baseline gives
 * the object, the pixels above ½ of the digit, the same share of Σ|aᵢ| both times; the difference of the shares is the Δ-bias.
 *
 * <p>A task is one image and one model; it has a row for each polarity, baseline and method, with what the paper says the bias
 * comes from (how unlike the |Δᵢ| of the features are, how |aᵢ| follows |Δᵢ|) and what a baseline costs (how little is left of the
 * output change, how much of the attribution is noise). The logit of the predicted class is explained in float64.
 *
 * @param draws baselines of a distribution
 * @param nodes of the Gauss-Legendre rule behind Integrated Gradients
 * @param seed of all that is drawn
 */
public record BaselineBias(int draws, int nodes, long seed) implements Study {

    /** What the object is: brighter pixels of the white digit. */
    private static final double OBJECT = 0.5;

    /** Of this model and the first image the rows of IG and EG keep their maps, for a report to draw. */
    private static final String DRAWN = "c-sg";

    private static final DigitTasks DIGITS = DigitTasks.of(List.of("m-sg", DRAWN));

    /** 200 draws, 32 nodes. */
    public BaselineBias() {
        this(200, 32, 1);
    }

    @Override
    public String name() {
        return "baseline-bias";
    }

    @Override
    public String title() {
        return "Which baselines give a dark object as much as a white one, on MNIST";
    }

    @Override
    public Settings settings() {
        return DIGITS.settings()
                .with("baselines", String.join(", ", BiasChoices.NAMES))
                .with("data_baselines", "MNIST training, from the first, as many as draws")
                .with("object", "pixels above " + OBJECT)
                .with("seed", seed)
                .with("draws", draws)
                .with("gauss_legendre_nodes", nodes);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int images = switch (scale) {
            case SMOKE -> 3;
            case LESSON -> 30;
            case PAPER -> 500;
        };
        List<Choice> choices = new BiasChoices(this, Mnist.train()).all();
        return DIGITS.each(
                images,
                BaselineBias::bothWays,
                sides -> sides.values().forEach(Model::close),
                (sides, digits, image) -> rows(sides, choices, digits, image));
    }

    private static Map<Polarity, Model> bothWays(PaperModel paper) {
        Map<Polarity, Model> sides = new EnumMap<>(Polarity.class);
        sides.put(Polarity.WHITE, paper.load(DataType.FLOAT64));
        sides.put(Polarity.DARK, NegativeModel.of(paper, DataType.FLOAT64));
        return sides;
    }

    private static List<Row> rows(Map<Polarity, Model> sides, List<Choice> choices, Mnist digits, int index) {
        float[] pixels = digits.image(index);
        Row start = Row.of("model", Entry.of(sides, Polarity.WHITE).name())
                .and("image", index)
                .and("label", digits.label(index));
        List<Row> rows = new ArrayList<>();
        sides.forEach((polarity, model) -> {
            try (NDManager scope = model.manager().newSubManager()) {
                NDArray x = polarity.of(model.sample(scope, pixels));
                ScalarFunction f = model.target(Target.predicted());
                for (Choice choice : choices) {
                    double[] distances = Heap.of(choice.distances(polarity, x.expandDims(0)));
                    choice.methods(polarity).forEach((name, method) -> {
                        Attribution a = method.attribute(f, x);
                        Row row = start.and("target", a.target())
                                .and("polarity", polarity.toString())
                                .and("baseline", choice.name())
                                .and("method", name);
                        row = measured(row, new BiasMeasures(object(pixels), distances, a));
                        rows.add(isDrawn(row, index) ? KeptAttribution.onto(row, a) : row);
                    });
                }
            }
        });
        return rows;
    }

    private static boolean isDrawn(Row row, int image) {
        return image == 0
                && row.text("model").equals(DRAWN)
                && List.of("IG", "EG").contains(row.text("method"));
    }

    private static Row measured(Row row, BiasMeasures measures) {
        return row.and("area", measures.area())
                .and("share", measures.share())
                .and("spread", measures.spread())
                .and("follows", measures.follows())
                .and("change", measures.change())
                .and("noise", measures.noise());
    }

    private static boolean[] object(float[] pixels) {
        boolean[] object = new boolean[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            object[i] = pixels[i] > OBJECT;
        }
        return object;
    }

    @Override
    public Report report(Rows rows) {
        return BiasReport.of(this, rows).report();
    }
}
