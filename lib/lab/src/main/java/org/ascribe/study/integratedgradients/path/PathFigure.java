package org.ascribe.study.integratedgradients.path;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.study.gradientview.DigitNetworks;

/**
 * Figure 1 of Sundararajan, Taly and Yan 2017 in numbers: three paths between a baseline and a sample and two more, on functions of two
 * features whose integrals are known, on random nets that are symmetric in their two, and on digits, whose 784 pixels have 784! paths
 * along the edges; what the paper says of all paths and of the straight line alone.
 *
 * <p>A task is one function, one random net, or one trained network and digit. Column {@code part} says what a row is about.
 *
 * @param networks that learnt digits
 * @param orders random orders of pixels, a digit
 * @param seed of random nets and orders; those of the others follow
 */
public record PathFigure(DigitNetworks networks, int orders, long seed) implements Study {

    static final String PATH = "path";
    static final String ORDERS = "orders";
    static final String PLANE = "plane";
    static final String STEPS = "steps";
    static final String PIECES = "pieces";
    static final String DIGIT = "digit";

    /** On the MLPs, with thirty orders. */
    public PathFigure() {
        this(new DigitNetworks(DigitNetworks.ARCHITECTURES.get(0)), 30, 1);
    }

    @Override
    public String name() {
        return "path-figure";
    }

    @Override
    public String title() {
        return "Figure 1 of Integrated Gradients in numbers: what a path decides";
    }

    @Override
    public Settings settings() {
        return networks.settings()
                .with("baseline", "black")
                .with("paths", FigurePath.ALL.toString())
                .with("rules", PlaneRows.RULES + " of " + PlaneRows.NODES)
                .with("steps", DigitRows.STEPS.toString())
                .with("piece_nodes", DigitRows.PIECE_NODES.toString())
                .with("orders", orders)
                .with("seed", seed);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int nets = switch (scale) {
            case SMOKE -> 6;
            case LESSON -> 50;
            case PAPER -> 1000;
        };
        int digits = switch (scale) {
            case SMOKE -> 1;
            case LESSON -> 10;
            case PAPER -> 200;
        };
        DigitRows rows = new DigitRows(orders, seed);
        return Stream.concat(
                planes(nets), networks.each(digits, (model, images, i) -> rows.of(model, images.image(i), i)));
    }

    /** Those that need neither data nor weights. */
    Stream<Task> planes(int nets) {
        Stream<Task> formulas = PlaneFunction.ALL.stream().map(f -> plane("formula/" + f.name(), f.subject()));
        Stream<Task> random = IntStream.range(0, nets)
                .mapToObj(i -> plane("net/%05d".formatted(i), new SymmetricNet(seed + i).subject(i == 0)));
        return Stream.concat(formulas, random);
    }

    private static Task plane(String key, PlaneSubject subject) {
        return new Task(key, () -> new PlaneRows(subject).all());
    }

    @Override
    public Report report(Rows rows) {
        return new PathFigureReport(this, rows).report();
    }
}
