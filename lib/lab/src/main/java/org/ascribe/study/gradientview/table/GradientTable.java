package org.ascribe.study.gradientview.table;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.data.Mnist;
import org.ascribe.feature.FeatureGroups;
import org.ascribe.model.Model;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.KeptAttribution;
import org.ascribe.study.OnModel;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.study.gradientview.DigitNetworks;
import org.ascribe.study.gradientview.SixMethod;

/**
 * Table 1 of Ancona et al. 2018: six methods on four activations, one digit in pictures, as the paper has it, and many in numbers.
 *
 * <p>A task is one network and one digit; it has a row for each method with what its map sums to, how much of it a few pixels have,
 * and its correlation with the maps of the others. The paper does not say which digit it shows, nor whether by the MLPs or the
 * CNNs; here it is the first of the test set.
 *
 * @param networks of one architecture
 */
public record GradientTable(DigitNetworks networks) implements OnModel {

    /** The digit whose maps are kept. */
    private static final int DRAWN = 0;

    /** On the MLPs. */
    public GradientTable() {
        this(new DigitNetworks(DigitNetworks.ARCHITECTURES.get(0)));
    }

    @Override
    public String name() {
        return "gradient-table-1";
    }

    @Override
    public String title() {
        return "Six methods on four activations, Table 1 of the unified gradient view";
    }

    @Override
    public List<String> models() {
        return DigitNetworks.ARCHITECTURES;
    }

    @Override
    public Study on(String architecture) {
        return new GradientTable(new DigitNetworks(architecture));
    }

    @Override
    public Settings settings() {
        Settings settings = networks.settings().with("few", MapComparison.FEW);
        for (SixMethod six : SixMethod.all(FeatureGroups.single())) {
            settings = settings.with("method " + six.name(), six.method().toString());
        }
        return settings;
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int images = switch (scale) {
            case SMOKE -> 2;
            case LESSON -> 30;
            case PAPER -> 1000;
        };
        return networks.each(images, GradientTable::rows);
    }

    private static List<Row> rows(Model model, Mnist digits, int image) {
        try (NDManager scope = model.manager().newSubManager()) {
            NDArray x = DigitNetworks.sample(model, scope, digits.image(image));
            ScalarFunction f = model.target(Target.predicted());
            Map<String, Attribution> maps = new LinkedHashMap<>();
            SixMethod.all(FeatureGroups.single())
                    .forEach(six -> maps.put(six.name(), six.method().attribute(f, x)));
            double change = change(maps.values());
            Row start = Row.of("activation", DigitNetworks.activation(model.name()))
                    .and("image", image)
                    .and("label", digits.label(image))
                    .and("target", maps.values().iterator().next().target())
                    .and("change", change);
            List<Row> rows = new ArrayList<>();
            maps.forEach((name, map) -> {
                Row row = measured(start.and("method", name), map, maps.values());
                rows.add(image == DRAWN ? KeptAttribution.onto(row, map) : row);
            });
            return rows;
        }
    }

    /** f(x) − f(0), which every method that has a baseline knows. */
    private static double change(Iterable<Attribution> maps) {
        for (Attribution map : maps) {
            if (map.baselineOutput().isPresent()) {
                return map.output() - map.baselineOutput().getAsDouble();
            }
        }
        throw new IllegalStateException("maps: none has a baseline; expected those of DeepLIFT and others");
    }

    private static Row measured(Row start, Attribution map, Iterable<Attribution> all) {
        double[] a = map.values();
        Row row = start.and("sum", map.sum())
                .and("mass", MapComparison.mass(a))
                .and("concentration", MapComparison.concentration(a));
        int other = 0;
        for (Attribution b : all) {
            row = row.and(correlation(other++), MapComparison.correlation(a, b.values()));
        }
        return row;
    }

    /** The column of correlations with a method, by its place in the paper's table. */
    static String correlation(int other) {
        return "r_" + other;
    }

    @Override
    public Report report(Rows rows) {
        return new GradientTableReport(this, rows).report();
    }
}
