package org.ascribe.study.axiom;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.axiom.Axiom;
import org.ascribe.axiom.Axioms;
import org.ascribe.axiom.CounterExample;
import org.ascribe.axiom.Examiner;
import org.ascribe.axiom.Search;
import org.ascribe.axiom.Verdict;
import org.ascribe.catalogue.AxiomMethods;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.Study;
import org.ascribe.study.Task;

/**
 * Which axioms which methods break: for every method of the catalogue, and three more, and every axiom, the smallest network that a search finds
 * on which it does, or on how many trials nothing was found.
 *
 * <p>A task is a method, an axiom and a round of the search; rounds have nets of their own. Five methods that Sundararajan et al. 2017 are about at
 * scale smoke, all in one round at scale lesson, four rounds at scale paper.
 *
 * @param nets random networks of a round
 * @param inputs of each
 * @param shrinkings trials of shrinking
 * @param seed of the first round; the next ones follow
 */
public record AxiomTable(int nets, int inputs, int shrinkings, long seed) implements Study {

    static final String HOLDS = "holds";
    static final String BROKEN = "broken";
    static final String SILENT = "not asked";

    private static final List<String> FEW =
            List.of("gradient", "guided-backprop", "deeplift", "lrp-without-biases", "integrated-gradients-exact");

    /** 50 networks, with 8 inputs each. */
    public AxiomTable() {
        this(50, 8, 1000, 0);
    }

    @Override
    public String name() {
        return "axiom-table";
    }

    @Override
    public String title() {
        return "Which axioms attribution methods break, and on which network";
    }

    @Override
    public Settings settings() {
        String methods = AxiomMethods.all().values().stream()
                .map(examiner -> examiner.method().toString())
                .collect(Collectors.joining());
        return Settings.NONE
                .with("nets", nets)
                .with("inputs", inputs)
                .with("shrinkings", shrinkings)
                .with("seed", seed)
                .with("hyperparameters, hash", Integer.toHexString(methods.hashCode()))
                .with("type", "float64");
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int rounds = scale == Scale.PAPER ? 4 : 1;
        return IntStream.range(0, rounds)
                .boxed()
                .flatMap(round -> AxiomMethods.all().entrySet().stream()
                        .filter(method -> scale != Scale.SMOKE || FEW.contains(method.getKey()))
                        .flatMap(method -> Axioms.all().stream().map(axiom -> task(method, axiom, round))));
    }

    private Task task(Map.Entry<String, Examiner> method, Axiom axiom, int round) {
        return new Task(
                "%s/%s/%d".formatted(method.getKey(), axiom.name(), round),
                () -> List.of(row(method.getKey(), method.getValue(), axiom, round)));
    }

    private Row row(String name, Examiner examiner, Axiom axiom, int round) {
        Search search = new Search(nets, inputs, shrinkings, seed + round);
        Verdict verdict = search.verdict(examiner, axiom);
        Row row = Row.of("method", name)
                .and("axiom", axiom.name())
                .and("round", round)
                .and("trials", verdict.trials())
                .and("tolerance", axiom.tolerance());
        if (verdict instanceof Verdict.Broken broken) {
            return broken(row, broken.counterExample());
        }
        String words = verdict instanceof Verdict.Silent silent ? silent.why() : verdict.toString();
        return with(row, verdict instanceof Verdict.Holds ? HOLDS : SILENT, 0, 0, words, 0, "");
    }

    private static Row broken(Row row, CounterExample example) {
        return with(
                row,
                BROKEN,
                example.breach().size(),
                example.answers().stream()
                        .mapToDouble(answer -> answer.error())
                        .max()
                        .orElse(0),
                example.breach().words(),
                example.question().hiddenUnits(),
                example.json());
    }

    /** All rows have the same columns. */
    private static Row with(Row row, String verdict, double size, double error, String words, int units, String json) {
        return row.and("verdict", verdict)
                .and("size", size)
                .and("error", error)
                .and("words", words)
                .and("units", units)
                .and("example", json);
    }

    @Override
    public Report report(Rows rows) {
        return new AxiomReport(rows).report(title());
    }
}
