package org.ascribe.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ascribe.axiom.Axiom;
import org.ascribe.axiom.Axioms;
import org.ascribe.axiom.CounterExample;
import org.ascribe.axiom.Examiner;
import org.ascribe.axiom.Search;
import org.ascribe.axiom.Verdict;
import org.ascribe.catalogue.AxiomMethods;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.view.NetFigure;
import org.ascribe.view.Png;
import org.ascribe.view.Show;
import org.ascribe.view.Tables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code ascribe axiom}: the smallest network on which a method breaks an axiom. */
@Command(
        name = "axiom",
        description = {
            "Look for the smallest network on which a method breaks an axiom, and draw it.",
            "Without METHOD and AXIOM, list the axioms."
        },
        footer = "That nothing is found does not prove anything; the answer says on how many trials.",
        mixinStandardHelpOptions = true)
final class AxiomCommand implements Callable<Integer> {

    private static final String PNG = ".png";
    private static final String JSON = ".json";

    @Parameters(
            paramLabel = "METHOD",
            arity = "0..1",
            index = "0",
            description =
                    "of those that ./ascribe methods lists; also integrated-gradients-exact, axis-parallel-path and"
                            + " lrp-without-biases")
    private @Nullable String method;

    @Parameters(
            paramLabel = "AXIOM",
            arity = "0..1",
            index = "1",
            description = {"such as sensitivity-a;", "implementation-invariance/unit-split asks about one rewrite alone"
            })
    private @Nullable String axiom;

    @Option(names = "--nets", paramLabel = "N", description = "how many random networks (default: ${DEFAULT-VALUE})")
    private int nets = Search.STANDARD.nets();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what the networks and inputs follow from (default: ${DEFAULT-VALUE})")
    private long seed = Search.STANDARD.seed();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "what to write: a figure, FILE.png, or the numbers, FILE.json; may be given twice")
    private List<Path> out = List.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter print = spec.commandLine().getOut();
        if (method == null) {
            print.println(Tables.text(axioms()));
            return 0;
        }
        Examiner examiner = examiner(method);
        Axiom asked = asked();
        out.forEach(AxiomCommand::check);
        ChosenDevice.check();
        Search search = new Search(nets(), Search.STANDARD.inputs(), Search.STANDARD.shrinkings(), seed);
        Verdict verdict = search.verdict(examiner, asked);
        if (verdict instanceof Verdict.Broken broken) {
            print.println(Show.text(broken.counterExample()));
            print.println("found in " + broken.trials() + " trials, then shrunk");
            out.forEach(file -> write(broken.counterExample(), file, print));
        } else {
            print.println(method + ", " + asked.name() + ": " + verdict);
        }
        return 0;
    }

    private static Examiner examiner(String name) {
        if (!AxiomMethods.names().contains(name)) {
            throw CommandFailure.unknown("method", name, AxiomMethods.names());
        }
        return AxiomMethods.named(name);
    }

    private Axiom asked() {
        List<String> known = Axioms.all().stream().map(Axiom::name).toList();
        if (axiom == null) {
            throw CommandFailure.mistake("AXIOM: none; expected one of " + String.join(", ", known));
        }
        try {
            return Axioms.named(axiom);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.mistake(e);
        }
    }

    private int nets() {
        if (nets < 1) {
            throw CommandFailure.mistake("--nets: " + nets + "; expected one or more");
        }
        return nets;
    }

    private static void check(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        String name = file.toString();
        if (!(name.endsWith(PNG) || name.endsWith(JSON)) || Files.isDirectory(file)) {
            throw CommandFailure.mistake(
                    "--out: " + file + "; expected a file whose name ends in " + PNG + " or " + JSON);
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.mistake("--out: there is no folder " + folder + "; make it first");
        }
    }

    private static void write(CounterExample example, Path file, PrintWriter print) {
        try {
            if (file.toString().endsWith(JSON)) {
                example.save(file);
            } else {
                Png.write(NetFigure.of(example), file);
            }
        } catch (UncheckedIOException e) {
            throw CommandFailure.of(e);
        }
        print.println("wrote " + file);
    }

    private static Table axioms() {
        return Table.create(
                StringColumn.create("axiom", Axioms.all().stream().map(Axiom::name)),
                StringColumn.create("what it asks for", Axioms.all().stream().map(Axiom::statement)),
                StringColumn.create("source", Axioms.all().stream().map(Axiom::source)));
    }
}
