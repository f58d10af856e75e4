package org.ascribe.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Run;
import org.ascribe.view.Tables;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ascribe results prune}. */
@Command(
        name = "prune",
        description =
                "Delete stale runs: those of another version of the library, and those a later run of their study followed."
                        + " Without --yes, only say which.",
        mixinStandardHelpOptions = true)
final class ResultsPruneCommand implements Callable<Integer> {
    @Mixin
    private ResultsOptions options;

    @Parameters(paramLabel = "RUN|STUDY", arity = "0..1", description = "Only this run, or the runs of this study.")
    private @Nullable String runOrStudy;

    @Option(names = "--all", description = "Current runs too.")
    private boolean all;

    @Option(names = "--yes", description = "Delete them.")
    private boolean yes;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        return options.ask(this::prune);
    }

    private int prune(ResultStore store) {
        PrintWriter out = spec.commandLine().getOut();
        List<Run> runs = store.runs();
        List<Run> asked = runOrStudy == null ? runs : ResultsOptions.find(store, runOrStudy);
        List<Run> doomed = asked.stream()
                .filter(run -> all || Staleness.of(run, runs).isPresent())
                .toList();
        if (doomed.isEmpty()) {
            out.println("nothing to delete" + (all ? "" : ": no stale runs; --all takes current ones too"));
            return 0;
        }
        out.println(Tables.text(ResultsListCommand.table(doomed, runs)));
        if (yes) {
            doomed.forEach(store::delete);
            out.println("deleted " + count(doomed));
        } else {
            out.println("would delete " + count(doomed) + "; add --yes to do it");
        }
        return 0;
    }

    private static String count(List<Run> runs) {
        return runs.size() + (runs.size() == 1 ? " run, " : " runs, ")
                + runs.stream().mapToLong(Run::rows).sum() + " rows";
    }
}
