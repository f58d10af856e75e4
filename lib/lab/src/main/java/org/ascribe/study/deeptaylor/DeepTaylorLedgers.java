package org.ascribe.study.deeptaylor;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.network.LayeredFunction;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.zoo.ZooModel;

/**
 * The introduction to deep Taylor decomposition, measured: constraints on root points by rule, sensitivity beside decomposition on two
 * variables and on photographs, conservation and positivity layer by layer through nets for digits and for photographs, and how
 * constant the factors are that the theory takes to be constant.
 *
 * <p>The logit of the predicted class is explained, of the hammerhead that of its own, in double precision; nets take the numbers they were trained on, first layers by
 * the zᴮ-rule, all others by z⁺. Nets whose weights are not there are left out. A task is one rule, the two variables, or one net and one
 * sample.
 *
 * @param trials neurons on which the constraints are tried, for each rule
 * @param neurons for which the factor is followed, for each layer and sample
 * @param few the part of a photograph's pixels that is asked what it does
 * @param seed of neurons, and of pixels at random
 */
public record DeepTaylorLedgers(int trials, int neurons, double few, long seed) implements Study {

    static final String NAME = "deep-taylor-ledgers";

    /** A sample of a thousand neurons, five of each layer, and one pixel of twenty. */
    public DeepTaylorLedgers() {
        this(1000, 5, 0.05, 1);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Deep Taylor decomposition: where relevance goes, layer by layer, and what it takes for granted";
    }

    private static List<FollowedNet> there() {
        return FollowedNet.all().stream().filter(FollowedNet::isThere).toList();
    }

    @Override
    public Settings settings() {
        Settings settings = Settings.NONE
                .with("type", "float64")
                .with("target", "logit of the predicted class; of the hammerhead, its own")
                .with("rules", "zB in the first layer, z+ above; of branches that are added, what is positive")
                .with("way", ProductAssumption.WAY.toString())
                .with("trials", trials)
                .with("neurons", neurons)
                .with("few", few)
                .with("seed", seed);
        for (FollowedNet net : there()) {
            settings = settings.with("units of " + net.name(), net.units().toString());
        }
        for (String model : there().stream().map(FollowedNet::model).distinct().toList()) {
            settings = settings.withModel(model, ZooModel.named(model).weights().hash());
        }
        return settings.with("samples", Samples.content());
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        List<Task> tasks = new ArrayList<>();
        NeuronTrials one = new NeuronTrials(trials, seed);
        NeuronTrials.rules().keySet().forEach(rule -> tasks.add(new Task("neurons/" + rule, () -> one.rows(rule))));
        tasks.add(new Task("two-variables", TwoVariables::rows));
        Map<String, OpenNet> open = new HashMap<>();
        for (FollowedNet net : there()) {
            IntStream.range(0, net.items(scale))
                    .forEach(i -> tasks.add(new Task(
                            "%s/%05d".formatted(net.name().replace(", ", "-"), i),
                            () -> rows(net, open.computeIfAbsent(net.name(), name -> net.open()), i))));
        }
        return tasks.stream().onClose(() -> open.values().forEach(OpenNet::close));
    }

    private List<Row> rows(FollowedNet net, OpenNet open, int i) {
        try (NDManager scope = open.model().manager().newSubManager()) {
            Samples.Sample sample = open.samples().get(i, scope);
            NDArray batch = sample.x().expandDims(0);
            int target = sample.target()
                    .orElseGet(() ->
                            open.model().target(Target.predicted()).at(batch).targets()[0]);
            ScalarFunction f = open.model().target(target);
            Row start = Row.of("net", net.name()).and("item", sample.name()).and("target", target);
            List<Row> rows = new ArrayList<>(new LayerBooks(open.method()).rows(start, f, sample.x()));
            LayeredFunction layered = LayeredFunction.of(f, NAME);
            net.units()
                    .forEach(units -> rows.addAll(new ProductAssumption(units, neurons).rows(start, layered, batch)));
            sample.units()
                    .ifPresent(units -> rows.addAll(new TwoQuestions(open.method(), few, seed)
                            .rows(start, f, sample.x(), units, sample.shown())));
            return rows;
        }
    }

    @Override
    public Report report(Rows rows) {
        return new LedgersReport(title(), rows).report();
    }
}
