package org.ascribe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Unmatched;

/** Runs the interpreter of the lessons' Jupyter, with their kernel and their environment; for tests and for trouble. */
@Command(name = "python", description = "Run Python where the lessons run.", hidden = true)
final class PythonCommand implements Callable<Integer> {

    @ParentCommand
    private Ascribe ascribe;

    @Unmatched
    private final List<String> arguments = new ArrayList<>();

    @Override
    public Integer call() {
        return new SetUp(ascribe.checkout())
                .workplace(null, false)
                .python(arguments)
                .run();
    }
}
