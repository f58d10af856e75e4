package org.ascribe.study.taylor.reformulation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.baseline.Baseline;
import org.ascribe.data.Mnist;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.metric.PercentageChange;
import org.ascribe.model.Model;
import org.ascribe.path.GaussLegendre;
import org.ascribe.path.Quadrature;
import org.ascribe.path.RightRiemann;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.DigitTasks;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.taylor.ExpansionPoint;
import org.ascribe.taylor.FirstOrderTaylor;
import org.ascribe.taylor.TaylorIntegratedGradients;

/**
 * Table 3 of Deng et al. 2021: how far six attribution methods are from their second-order reformulations, on a polynomial, an MLP
 * and a CNN for MNIST.
 *
 * <p>A task is one image and one model; the logit of the predicted class is explained, from a black baseline, in float64. Two modes
 * differ in one thing, the quadrature of Integrated Gradients: EXACT takes Gauss-Legendre nodes, enough for the error to vanish,
 * PAPER the right Riemann sum of the definition, whose error is part of the paper's number.
 *
 * @param steps M of PAPER's right Riemann sum, which the paper does not state
 * @param nodes of EXACT's Gauss-Legendre rule
 */
public record ReformulationErrors(int steps, int nodes) implements Study {

    /** K. */
    static final int ORDERS = 6;

    private static final DigitTasks DIGITS = DigitTasks.of(List.of("poly", "m-sg", "c-sg"));
    private static final Baseline BLACK = Baseline.zero();

    /** 50 steps, as many as is usual, and 50 nodes. */
    public ReformulationErrors() {
        this(50, 50);
    }

    @Override
    public String name() {
        return "table-3";
    }

    @Override
    public String title() {
        return "How far attribution methods are from their second-order reformulations, on MNIST";
    }

    @Override
    public Settings settings() {
        return DIGITS.settings()
                .with("baseline", BLACK.toString())
                .with("seed", "none, nothing is drawn")
                .with("orders", ORDERS)
                .with("riemann_steps", steps)
                .with("gauss_legendre_nodes", nodes);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int images = switch (scale) {
            case SMOKE -> 8;
            case LESSON -> 200;
            case PAPER -> 3000;
        };
        return DIGITS.each(images, (model, digits, image) -> List.of(row(model, digits, image)));
    }

    private Row row(Model model, Mnist digits, int image) {
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray x = model.sample(scope, digits.image(image));
            NDArray batch = x.expandDims(0);
            ScalarFunction f = model.target(Target.predicted()).at(batch);
            Row row = Row.of("model", model.name())
                    .and("image", image)
                    .and("label", digits.label(image))
                    .and("target", f.targets()[0])
                    .and("gi", gradientTimesInput(f, x))
                    .and("ig_paper", integrated(new RightRiemann(steps), ExpansionPoint.SAMPLE, f, batch))
                    .and("ig_at_baseline", integrated(new GaussLegendre(nodes), ExpansionPoint.BASELINE, f, batch));
            return new OrderColumns(ORDERS, nodes).addTo(row, f, batch, BLACK, ExpansionPoint.SAMPLE);
        }
    }

    private static double gradientTimesInput(ScalarFunction f, NDArray x) {
        double[] original = new InputXGradient().attribute(f, x).values();
        return PercentageChange.of(
                original, new FirstOrderTaylor(BLACK).attribute(f, x).values());
    }

    /** The change of Integrated Gradients to second order. */
    private static double integrated(Quadrature quadrature, ExpansionPoint at, ScalarFunction f, NDArray batch) {
        IntegratedGradients original = new IntegratedGradients().withQuadrature(quadrature);
        return new Reformulation("ig", original, new TaylorIntegratedGradients(BLACK, at)).changes(f, batch)[1];
    }

    @Override
    public Report report(Rows rows) {
        return ReformulationReport.of(this, rows).report();
    }
}
