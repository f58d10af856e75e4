package org.ascribe.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ascribe.cli.workplace.Checkout;
import org.ascribe.cli.workplace.Notebooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Does all the set-up that {@code lab} and {@code run} would do, and stops there. */
@Command(
        name = "setup",
        description = "Set up what is missing (Jupyter, the kernel, what the lessons need) and stop.",
        mixinStandardHelpOptions = true)
final class SetupCommand implements Callable<Integer> {

    @ParentCommand
    private Ascribe ascribe;

    @Option(names = "--headless", description = "only what it takes to execute notebooks, not to show them")
    private boolean headless;

    @Override
    public Integer call() {
        Checkout checkout = ascribe.checkout();
        SetUp setUp = new SetUp(checkout);
        setUp.workplace(null, !headless);
        Notebooks lessons = new Notebooks(checkout.notebooks());
        Map<Path, Set<String>> lacking = setUp.lackingOf(lessons.all());
        lessons.say(lacking);
        return lacking.isEmpty() ? 0 : 1;
    }
}
