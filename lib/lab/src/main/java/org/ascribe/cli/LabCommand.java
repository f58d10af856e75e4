package org.ascribe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ascribe.cli.workplace.Checkout;
import org.ascribe.cli.workplace.JupyterSettings;
import org.ascribe.cli.workplace.Notebooks;
import org.ascribe.cli.workplace.Step;
import org.ascribe.engine.InterruptedWorkException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Opens the lessons in JupyterLab, or in the classic Notebook where only that is there. */
@Command(
        name = "lab",
        description = "Set up what is missing and open the lessons in Jupyter, on this machine alone.",
        mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {

    @ParentCommand
    private Ascribe ascribe;

    @Option(names = "--kernel", paramLabel = "NAME", description = "run the lessons in this kernel of yours")
    private @Nullable String kernel;

    @Option(names = "--no-browser", description = "print the address and open no browser")
    private boolean noBrowser;

    @Option(names = "--port", paramLabel = "PORT", description = "listen on this port (default: ${DEFAULT-VALUE})")
    private int port = 8888;

    @Override
    public Integer call() {
        Checkout checkout = ascribe.checkout();
        SetUp setUp = new SetUp(checkout);
        SetUp.Workplace workplace = setUp.workplace(kernel, true);
        Notebooks lessons = new Notebooks(checkout.notebooks());
        List<Path> all = lessons.all();
        Map<Path, Set<String>> lacking = setUp.lackingOf(all);
        if (!lacking.isEmpty()) {
            lessons.say(lacking);
            Step.say("opening the lessons all the same; the cells of " + lacking.size() + " of " + all.size()
                    + " will say what they lack");
        }
        JupyterSettings.askNothing(checkout);
        List<String> start = new ArrayList<>(List.of(
                "-m",
                workplace.jupyter().frontEnd(),
                "--ip=127.0.0.1",
                "--port=" + port,
                "--notebook-dir=" + checkout.notebooks(),
                "--MultiKernelManager.default_kernel_name=java",
                "--log-level=WARN",
                // Ctrl-C ends the server at once: the question it would ask cannot be answered through this process.
                "-y"));
        if (noBrowser) {
            start.add("--no-browser");
        }
        if ("root".equals(System.getProperty("user.name"))) {
            start.add("--allow-root");
        }
        try {
            return workplace.python(start).run();
        } catch (InterruptedWorkException left) {
            // That is how one leaves; Jupyter has said so.
            return 0;
        }
    }
}
