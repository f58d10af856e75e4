package org.ascribe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ascribe.report.Times;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Run;
import org.ascribe.view.Tables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code ascribe results list}. */
@Command(name = "list", description = "List all runs, the last used first.", mixinStandardHelpOptions = true)
final class ResultsListCommand implements Callable<Integer> {
    @Mixin
    private ResultsOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(Tables.text(options.ask(ResultsListCommand::all)));
        return 0;
    }

    private static Table all(ResultStore store) {
        List<Run> runs = store.runs();
        return table(runs, runs);
    }

    /** Some of the runs there are. */
    static Table table(List<Run> runs, List<Run> all) {
        LongColumn id = LongColumn.create("run");
        StringColumn study = StringColumn.create("study");
        StringColumn begun = StringColumn.create("begun");
        StringColumn used = StringColumn.create("last used");
        LongColumn tasks = LongColumn.create("tasks");
        LongColumn rows = LongColumn.create("rows");
        StringColumn settings = StringColumn.create("settings");
        StringColumn state = StringColumn.create("state");
        for (Run run : runs) {
            id.append(run.id());
            study.append(run.study());
            begun.append(Times.minute(run.created()));
            used.append(Times.minute(run.used()));
            tasks.append(run.tasks());
            rows.append(run.rows());
            settings.append(run.settings().digest());
            state.append(Staleness.of(run, all).map(why -> "stale: " + why).orElse("current"));
        }
        return Table.create("", id, study, begun, used, tasks, rows, settings, state);
    }
}
