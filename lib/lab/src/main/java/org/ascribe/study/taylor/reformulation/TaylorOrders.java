package org.ascribe.study.taylor.reformulation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.data.Mnist;
import org.ascribe.model.Model;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.DigitTasks;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.taylor.ExpansionPoint;

/**
 * Past the second order of Deng et al. 2021: how far attribution methods are from their terms to order 1 … 8, expanded at the sample
 * and at the baseline, when the baseline lies some part s of the way from the sample to black, {@code x + s (0 − x)}. Inside the
 * radius of convergence more orders help in the end, outside they hurt.
 *
 * <p>A task is one image and one model, with a row for each part of the way and each point; the logit of the predicted class, in
 * float64. Beyond s = 1 the baseline is darker than black: no image, but a point that f has a value at.
 *
 * @param nodes of Integrated Gradients' Gauss-Legendre rule
 */
public record TaylorOrders(int nodes) implements Study {

    /** K. */
    static final int ORDERS = 8;

    /** s. */
    static final List<Double> WAYS = List.of(0.1, 0.3, 0.5, 0.7, 1.0, 1.4);

    private static final DigitTasks DIGITS = DigitTasks.of(List.of("poly", "m-sg", "c-sg", "c-sp"));

    /** 50 nodes: no error of a quadrature is seen in any number. */
    public TaylorOrders() {
        this(50);
    }

    @Override
    public String name() {
        return "taylor-orders";
    }

    @Override
    public String title() {
        return "What each order of an expansion adds, and where more orders make it worse, on MNIST";
    }

    @Override
    public Settings settings() {
        return DIGITS.settings()
                .with("baseline", "x - s x")
                .with("s", WAYS.toString())
                .with("expanded_at", List.of(ExpansionPoint.values()).toString())
                .with("seed", "none, nothing is drawn")
                .with("orders", ORDERS)
                .with("gauss_legendre_nodes", nodes);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int images = switch (scale) {
            case SMOKE -> 1;
            case LESSON -> 12;
            case PAPER -> 150;
        };
        return DIGITS.each(images, this::rows);
    }

    private List<Row> rows(Model model, Mnist digits, int image) {
        OrderColumns columns = new OrderColumns(ORDERS, nodes);
        List<Row> rows = new ArrayList<>();
        for (ExpansionPoint at : ExpansionPoint.values()) {
            for (double s : WAYS) {
                try (NDManager scope = model.manager().newSubManager()) {
                    NDArray x = model.sample(scope, digits.image(image));
                    NDArray batch = x.expandDims(0);
                    ScalarFunction f = model.target(Target.predicted()).at(batch);
                    Row row = Row.of("model", model.name())
                            .and("image", image)
                            .and("target", f.targets()[0])
                            .and("at", at.name().toLowerCase(Locale.ROOT))
                            .and("way", s);
                    rows.add(columns.addTo(row, f, batch, new PartOfTheWay(s), at));
                }
            }
        }
        return rows;
    }

    /** {@code x - s x}, a part of the way to black. */
    private record PartOfTheWay(double s) implements Baseline {
        @Override
        public NDArray values(NDArray batch) {
            return batch.mul(1 - s);
        }
    }

    @Override
    public Report report(Rows rows) {
        return new TaylorOrdersReport(this, rows).report();
    }
}
