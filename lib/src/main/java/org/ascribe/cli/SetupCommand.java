package org.ascribe.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Does all the set-up that {@code lab} and {@code run} would do, and stops there. */
@Command(
        name = "setup",
        description = "Set up what is missing (Jupyter, the kernel, the lessons' data) and stop.",
        mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {

    @ParentCommand
    private Ascribe ascribe;

    @Option(names = "--headless", description = "only what it takes to execute notebooks, not to show them")
    private boolean headless;

    @Override
    public Integer call() {
        Home home = ascribe.home();
        SetUp setUp = new SetUp(home);
        setUp.workplace(null, !headless);
        setUp.dataOf(new Notebooks(home.notebooks()).all());
        return 0;
    }
}
