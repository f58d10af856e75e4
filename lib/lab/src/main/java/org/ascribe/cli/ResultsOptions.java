package org.ascribe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.file.Home;
import org.ascribe.result.ResultStore;
import org.ascribe.result.Run;
import org.ascribe.result.StoreException;
import picocli.CommandLine.Option;

/** What all commands on results share: where the store is, and how it is opened. */
final class ResultsOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where results are kept (default: $ASCRIBE_HOME, else .ascribe of the checkout).")
    private Path home = Home.folder();

    /** Asks the store; a store that is not there is not made for that. */
    <T> T ask(Function<ResultStore, T> question) {
        Path file = ResultStore.fileIn(home);
        if (Files.notExists(file)) {
            throw CommandFailure.of("no results yet: there is no " + file + "; './ascribe study NAME' makes it");
        }
        try (ResultStore store = ResultStore.open(file)) {
            return question.apply(store);
        } catch (StoreException e) {
            throw CommandFailure.of(e);
        }
    }

    /** The runs that a number or the name of a study stands for, the last used first. */
    static List<Run> find(ResultStore store, String runOrStudy) {
        List<Run> runs = store.runs();
        List<Run> found = runs.stream()
                .filter(run -> run.study().equals(runOrStudy)
                        || Long.toString(run.id()).equals(runOrStudy))
                .toList();
        if (found.isEmpty()) {
            throw CommandFailure.unknown(
                    "run or study",
                    runOrStudy,
                    runs.stream()
                            .map(run -> run.id() + " (" + run.study() + ")")
                            .toList());
        }
        return found;
    }
}
