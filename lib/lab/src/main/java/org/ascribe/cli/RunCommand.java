package org.ascribe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.ascribe.cli.workplace.Checkout;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.cli.workplace.Notebooks;
import org.ascribe.result.Scale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Executes lessons without a browser; a cell that fails, or writes to stderr, fails the command. */
@Command(
        name = "run",
        description =
                "Set up what is missing and execute notebooks, leaving .ipynb and .html under $ASCRIBE_HOME/runs.",
        mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    private static final List<String> SCALES =
            Arrays.stream(Scale.values()).map(Scale::toString).toList();

    @ParentCommand
    private Ascribe ascribe;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "how many items the studies take: smoke, lesson or paper (default: ${DEFAULT-VALUE})")
    private String scale = "lesson";

    @Option(names = "--kernel", paramLabel = "NAME", description = "run the notebooks in this kernel of yours")
    private @Nullable String kernel;

    @Option(names = "--save", description = "also put what a notebook showed into it, if it passed")
    private boolean save;

    @Parameters(
            paramLabel = "NOTEBOOK",
            description = "a path or a file name, .ipynb may be left out (default: every lesson)")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        if (!SCALES.contains(scale)) {
            throw CommandFailure.unknown("scale", scale, SCALES);
        }
        if (save && !scale.equals(Scale.LESSON.toString())) {
            throw CommandFailure.mistake("--save with --scale " + scale
                    + ": lessons are committed with what they show at the scale that readers run, lesson");
        }
        Checkout checkout = ascribe.checkout();
        Notebooks lessons = new Notebooks(checkout.notebooks());
        List<Path> notebooks = lessons.named(names);
        if (notebooks.isEmpty()) {
            throw CommandFailure.of("there are no notebooks in " + lessons.folder());
        }
        SetUp setUp = new SetUp(checkout);
        SetUp.Workplace workplace = setUp.workplace(kernel, false);
        Map<Path, Set<String>> lacking = setUp.lackingOf(notebooks);
        List<Object> execute = new ArrayList<>(List.of(
                checkout.root().resolve("lib/lab/src/main/python/run_notebooks.py"),
                "--lessons",
                lessons.folder(),
                "--out",
                checkout.home().resolve("runs").resolve(scale)));
        lacking.forEach((notebook, what) -> execute.addAll(List.of("--not-run", lessons.without(notebook, what))));
        if (save) {
            execute.add("--save");
        }
        notebooks.stream().filter(notebook -> !lacking.containsKey(notebook)).forEach(execute::add);
        return workplace.python(execute).with(Map.of(Scale.VARIABLE, scale)).run();
    }
}
