package org.ascribe.study.taylor.principles;

import static org.ascribe.taylor.principle.Followed.NO;
import static org.ascribe.taylor.principle.Followed.PARTIALLY;
import static org.ascribe.taylor.principle.Followed.YES;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ascribe.AttributionMethod;
import org.ascribe.catalogue.Methods;
import org.ascribe.gradient.ExpectedGradients;
import org.ascribe.gradient.InputXGradient;
import org.ascribe.gradient.IntegratedGradients;
import org.ascribe.perturbation.Occlusion;
import org.ascribe.propagation.DeepLift;
import org.ascribe.propagation.EpsilonLrp;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.taylor.principle.Criterion;
import org.ascribe.taylor.principle.Followed;
import org.ascribe.taylor.principle.Principles;
import org.ascribe.taylor.principle.Ruling;

/**
 * Table 2 of Deng et al. 2021: which of the three principles attribution methods follow. Not typed: every method is asked, see
 * {@link Principles}, and every cell has the number that decided it.
 *
 * <p>A task is one method: the paper's seven at scale smoke, with the hyperparameters it means, and at the larger scales those of the
 * catalogue too that are not among them.
 */
public record PrincipleTable() implements Study {

    static final List<String> PRINCIPLES = List.of("first", "second", "third");

    /** A row of the paper's table, and the method that is meant. */
    record Printed(AttributionMethod method, List<Followed> cells) {
        static Printed of(AttributionMethod method, Followed... cells) {
            return new Printed(method, List.of(cells));
        }
    }

    /** What the paper printed; an empty cell is a no. */
    static final Map<String, Printed> PAPER = paper();

    private static Map<String, Printed> paper() {
        Map<String, Printed> paper = new LinkedHashMap<>();
        paper.put("GI", Printed.of(new InputXGradient(), NO, NO, NO));
        paper.put("Occ-1", Printed.of(Occlusion.one(), NO, PARTIALLY, NO));
        paper.put("Occ-2x2", Printed.of(Occlusion.patches(2), NO, PARTIALLY, NO));
        paper.put("DL", Printed.of(new DeepLift(), YES, NO, NO));
        paper.put("ε-LRP", Printed.of(new EpsilonLrp(), YES, NO, NO));
        paper.put("IG", Printed.of(new IntegratedGradients(), YES, YES, NO));
        paper.put("EG", Printed.of(ExpectedGradients.gaussian(0.3, 500, 0), YES, YES, YES));
        return paper;
    }

    /**
     * How many principles the paper says a method follows, those followed partially for a half each.
     *
     * @param method a row of its table, such as {@code IG}
     * @return from 0 to 3
     * @throws IllegalArgumentException if the paper has no such row
     */
    public static double printedCount(String method) {
        if (!PAPER.containsKey(method)) {
            throw new IllegalArgumentException("method: '" + method + "'; Table 2 has " + PAPER.keySet());
        }
        return PAPER.get(method).cells().stream().mapToDouble(Followed::weight).sum();
    }

    @Override
    public String name() {
        return "table-2";
    }

    @Override
    public String title() {
        return "Which of the three principles attribution methods follow";
    }

    @Override
    public Settings settings() {
        String methods =
                methods(Scale.PAPER).values().stream().map(Object::toString).collect(Collectors.joining());
        return Settings.NONE
                .with("functions", "random networks and polynomials of 3 × 4 pixels, seed " + Principles.SEED)
                .with("little", Criterion.LITTLE)
                .with("baselines of EG", "Gaussian around x, σ = 0.3, 500 draws")
                .with("hyperparameters, hash", Integer.toHexString(methods.hashCode()))
                .with("type", "float64");
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        return methods(scale).entrySet().stream()
                .map(method -> new Task(method.getKey(), () -> List.of(row(method.getKey(), method.getValue()))));
    }

    private static Map<String, AttributionMethod> methods(Scale scale) {
        Map<String, AttributionMethod> methods = new LinkedHashMap<>();
        PAPER.forEach((name, printed) -> methods.put(name, printed.method()));
        if (scale != Scale.SMOKE) {
            Methods.all().stream()
                    .filter(entry -> !methods.containsValue(entry.method()))
                    .forEach(entry -> methods.put(entry.name(), entry.method()));
        }
        return methods;
    }

    private static Row row(String name, AttributionMethod method) {
        Principles principles = Principles.of(method);
        Row row = Row.of("method", name).and("count", principles.count());
        for (int p = 0; p < PRINCIPLES.size(); p++) {
            Ruling ruling = principles.all().get(p);
            row = row.and(PRINCIPLES.get(p), ruling.followed().name())
                    .and(PRINCIPLES.get(p) + "_number", ruling.number())
                    .and(PRINCIPLES.get(p) + "_because", ruling.because());
        }
        return row;
    }

    @Override
    public Report report(Rows rows) {
        return new PrincipleReport(rows).report(title());
    }
}
