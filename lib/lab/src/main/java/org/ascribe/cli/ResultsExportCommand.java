package org.ascribe.cli;

import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.file.WholeFile;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code ascribe results export}. */
@Command(
        name = "export",
        description = "Write the rows of a run as CSV, in the order of their tasks' keys.",
        mixinStandardHelpOptions = true)
final class ResultsExportCommand implements Callable<Integer> {
    @Mixin
    private ResultsOptions options;

    @Parameters(paramLabel = "RUN|STUDY", description = "Number of a run, or a study: its last used run.")
    private String runOrStudy;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "File to write, whole or not at all (default: standard output).")
    private @Nullable Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        String csv = options.ask(
                store -> csv(store, ResultsOptions.find(store, runOrStudy).get(0)));
        if (output == null) {
            spec.commandLine().getOut().print(csv);
            spec.commandLine().getOut().flush();
            return 0;
        }
        try {
            WholeFile.write(output, csv.getBytes(StandardCharsets.UTF_8));
        } catch (UncheckedIOException e) {
            throw CommandFailure.of(e);
        }
        spec.commandLine().getErr().println("wrote " + output);
        return 0;
    }

    private static String csv(ResultStore store, Run run) {
        List<Row> rows = new ArrayList<>();
        StringColumn task = StringColumn.create("task_key");
        store.rows(run).forEach((key, ofTask) -> {
            rows.addAll(ofTask);
            ofTask.forEach(row -> task.append(key));
        });
        Table table = new Rows(rows).table(run.study()).insertColumn(0, task);
        StringWriter csv = new StringWriter();
        table.write().csv(csv);
        return csv.toString();
    }
}
