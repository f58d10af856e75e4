package org.ascribe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fetches and verifies data sets. */
@Command(
        name = "data",
        description = "Fetch data sets and pretrained weights and verify them; without a name, list those there are.",
        mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {

    @ParentCommand
    private Ascribe ascribe;

    @Parameters(paramLabel = "NAME", description = "a data set or weights, such as mnist or resnet50-keras")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        return new SetUp(ascribe.checkout()).data(names.isEmpty() ? List.of("--list") : names);
    }
}
