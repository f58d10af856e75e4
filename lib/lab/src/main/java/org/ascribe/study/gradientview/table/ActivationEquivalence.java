package org.ascribe.study.gradientview.table;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.data.Mnist;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.model.Model;
import org.ascribe.network.Activation;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.propagation.MaxPoolRule;
import org.ascribe.report.Report;
import org.ascribe.result.Entry;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.OnModel;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.study.gradientview.DigitNetworks;
import org.ascribe.study.gradientview.SixMethod;
import org.ascribe.zoo.PaperModel;

/**
 * Where methods of Table 1 of Ancona et al. 2018 are one and where they part, section 3 in numbers: the identities it states, on
 * random nets and on trained ones; what ε does to ε-LRP, whose slope at z = 0 is s(0)/ε; and how near DeepLIFT comes to Integrated
 * Gradients in one step.
 *
 * <p>A task is one random net and sample, or one trained network and digit. Column {@code part} says what a row is about.
 *
 * @param networks of one architecture
 * @param nodes numbers of Gauss-Legendre nodes of Occlusion-1's integral
 * @param epsilons the values of ε
 * @param seed of random nets; the seeds of the others follow
 */
public record ActivationEquivalence(DigitNetworks networks, List<Integer> nodes, List<Double> epsilons, long seed)
        implements OnModel {

    /** Every so many pixels of a digit, an integral of Occlusion-1 is taken. */
    private static final int STRIDE = 53;

    static final String IDENTITY = "identity";
    static final String CURVE = "curve";
    static final String APPROXIMATION = "approximation";

    private static final IntegratedGradients INTEGRATED = new IntegratedGradients();
    private static final Map<String, AttributionMethod> IN_ONE_STEP = new LinkedHashMap<>();

    static {
        IN_ONE_STEP.put(SixMethod.GRADIENT_INPUT, new InputXGradient());
        IN_ONE_STEP.put(SixMethod.LRP, new EpsilonLrp());
        IN_ONE_STEP.put(SixMethod.DEEP_LIFT, new DeepLift().withMaxPool(MaxPoolRule.GRADIENT));
    }

    private static final Map<String, Activation> ACTIVATIONS = Map.of(
            "ReLU", Activation.RELU,
            "Tanh", Activation.TANH,
            "Sigmoid", Activation.SIGMOID,
            "Softplus", Activation.SOFTPLUS);

    /** On the MLPs. */
    public ActivationEquivalence() {
        this(new DigitNetworks(DigitNetworks.ARCHITECTURES.get(0)));
    }

    private ActivationEquivalence(DigitNetworks networks) {
        this(networks, List.of(4, 16, 64), List.of(1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0), 1);
    }

    @Override
    public String name() {
        return "activation-equivalence";
    }

    @Override
    public String title() {
        return "Where the methods of the unified gradient view are one, and where they part";
    }

    @Override
    public List<String> models() {
        return DigitNetworks.ARCHITECTURES;
    }

    @Override
    public Study on(String architecture) {
        return new ActivationEquivalence(new DigitNetworks(architecture));
    }

    @Override
    public Settings settings() {
        return networks.settings()
                .with("occlusion_nodes", nodes.toString())
                .with("occlusion_pixels", "every " + STRIDE)
                .with("tiny_epsilon", Identities.TINY)
                .with("epsilons", epsilons.toString())
                .with("few", MapComparison.FEW)
                .with("integrated", INTEGRATED.toString())
                .with("seed", seed);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int each = switch (scale) {
            case SMOKE -> 2;
            case LESSON -> 10;
            case PAPER -> 200;
        };
        return Stream.concat(random(each), networks.each(each, this::trained));
    }

    /** Those that need neither data nor weights. */
    Stream<Task> random(int each) {
        return DigitNetworks.ACTIVATIONS.stream()
                .flatMap(activation -> IntStream.range(0, each)
                        .mapToObj(
                                i -> new Task("random-%s/%05d".formatted(activation, i), () -> random(activation, i))));
    }

    private List<Row> random(String activation, int i) {
        RandomMlp net = new RandomMlp(Entry.of(ACTIVATIONS, activation), seed + i);
        try (Model model = net.model();
                NDManager scope = model.manager().newSubManager()) {
            Variants variants = new Variants(net::network, model.weights());
            return identities(
                    1,
                    Row.of("net", "random").and("activation", activation).and("image", i),
                    model,
                    variants,
                    model.sample(scope, net.sample()));
        }
    }

    private List<Row> trained(Model model, Mnist digits, int image) {
        String activation = DigitNetworks.activation(model.name());
        PaperModel paper = PaperModel.named(model.name());
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray x = DigitNetworks.sample(model, scope, digits.image(image));
            Variants variants = new Variants(paper.architecture(), model.weights());
            List<Row> rows = identities(
                    STRIDE,
                    Row.of("net", "trained").and("activation", activation).and("image", image),
                    model,
                    variants,
                    x);
            ScalarFunction f = model.target(Target.predicted());
            Attribution integrated = INTEGRATED.attribute(f, x);
            Row start = Row.of("activation", activation).and("image", image);
            rows.addAll(new StabiliserCurve(epsilons).rows(start.and("part", CURVE), f, x, integrated));
            IN_ONE_STEP.forEach((method, attribution) -> {
                double[] a = attribution.attribute(f, x).values();
                rows.add(start.and("part", APPROXIMATION)
                        .and("method", method)
                        .and("distance", MapComparison.distance(a, integrated.values()))
                        .and("r", MapComparison.correlation(a, integrated.values())));
            });
            return rows;
        }
    }

    private List<Row> identities(int stride, Row start, Model model, Variants variants, NDArray x) {
        List<Row> rows = new ArrayList<>();
        new Identities(nodes, stride)
                .differences(model, variants, x)
                .forEach((identity, difference) -> rows.add(
                        start.and("part", IDENTITY).and("identity", identity).and("difference", difference)));
        return rows;
    }

    @Override
    public Report report(Rows rows) {
        return new EquivalenceReport(this, rows).report();
    }
}
