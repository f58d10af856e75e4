package org.ascribe.study.gradientview.perturbation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.metric.SensitivityN;
import org.ascribe.report.Report;
import org.ascribe.result.PackedMap;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.study.gradientview.SixMethod;

/**
 * Sensitivity-n of the six methods on the panels of Figure 3: the measure by which the first author replaced these curves, Ancona et
 * al. 2018, ICLR. All methods are asked about the same random sets of a sample's features, set to zero; logit of the predicted class.
 *
 * <p>A task is a panel and a sample; a row, one method's correlations at all sizes.
 *
 * @param figures the parts of Figure 3
 * @param seed of the sets
 */
public record Sensitivity(List<Panels> figures, long seed) implements Study {

    static final String PANEL = PerturbationCurves.PANEL;
    static final String METHOD = PerturbationCurves.METHOD;
    static final String FEATURES = "features";
    static final String SIZES = "sizes";
    static final String CORRELATIONS = "correlations";
    static final String MEAN = "mean";

    /** Where a method has nothing finite to say: it foretells nothing, and its mean is 0. */
    private static final SensitivityN.BySize NOTHING = new SensitivityN.BySize(List.of(1), List.of(Double.NaN));

    /** All parts of the figure. */
    public Sensitivity() {
        this(List.of(Panels.digits(), Panels.cifar(), Panels.imageNet(), Panels.reviews()), 1);
    }

    @Override
    public String name() {
        return "sensitivity-n";
    }

    @Override
    public String title() {
        return "How well sums of attributions foretell what becomes of f without those features";
    }

    /** Of each part what is here, of each only the first at the smallest scale; where nothing is, the first part says what is missing. */
    private List<Panel> here(boolean onlyFirst) {
        List<Panel> here = figures.stream()
                .flatMap(part -> part.present()
                        .limit(onlyFirst || part.onlyFirst() ? 1 : part.all().size()))
                .toList();
        return here.isEmpty() ? figures.get(0).here() : here;
    }

    @Override
    public Settings settings() {
        String panels = figures.stream().flatMap(part -> part.names().stream()).collect(Collectors.joining(" "));
        return Panels.onto(Settings.NONE.with("panels", panels), here(false))
                .with("target", "logit of the predicted class")
                .with("type", "float32")
                .with("removed", OpenPanel.ZERO)
                .with("sizes", "50 from 1 to all features, geometric; photographs 12")
                .with("sets", "100 of each size; photographs 30")
                .with("seed", seed);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int samples = switch (scale) {
            case SMOKE -> 1;
            case LESSON -> 10;
            case PAPER -> 1000;
        };
        return Panels.tasks(here(scale == Scale.SMOKE), samples, this::rows);
    }

    private List<Row> rows(Panel panel, OpenPanel opened, int index) {
        try (NDManager scope = opened.model().manager().newSubManager()) {
            Example example = opened.reader().read(scope, index);
            NDArray batch = example.x().expandDims(0);
            int target = opened.model().target(Target.predicted()).at(batch).targets()[0];
            ScalarFunction f = opened.model().target(target);
            Map<String, Attribution> attributions = example.attributions(opened.model(), target);
            List<List<SensitivityN.BySize>> found = panel.sensitivity(example, seed + index)
                    .bySize(
                            f,
                            batch,
                            attributions.values().stream().map(List::of).toList());
            Map<String, SensitivityN.BySize> byMethod = new HashMap<>();
            attributions
                    .keySet()
                    .forEach(method ->
                            byMethod.put(method, found.get(byMethod.size()).get(0)));
            List<Row> rows = new ArrayList<>();
            for (SixMethod six : SixMethod.all(example.occluded())) {
                SensitivityN.BySize one = byMethod.getOrDefault(six.name(), NOTHING);
                rows.add(Row.of(PANEL, panel.name())
                        .and(PerturbationCurves.SAMPLE, index)
                        .and(METHOD, six.name())
                        .and(FEATURES, example.groups().size())
                        .and(SIZES, PackedMap.text(doubles(one.sizes())))
                        .and(CORRELATIONS, PackedMap.text(doubles(one.correlations())))
                        .and(MEAN, one.mean()));
            }
            return rows;
        }
    }

    private static double[] doubles(List<? extends Number> numbers) {
        return numbers.stream().mapToDouble(Number::doubleValue).toArray();
    }

    @Override
    public Report report(Rows rows) {
        List<String> names =
                figures.stream().flatMap(part -> part.names().stream()).toList();
        return new SensitivityReport(title(), names, rows).report();
    }
}
