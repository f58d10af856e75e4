package org.ascribe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Says what is there, what is missing, what is wrong, and how to mend it; changes and downloads nothing. */
@Command(
        name = "doctor",
        description = "Say what Ascribe stands on here, what is wrong with it and how to mend that.",
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    @ParentCommand
    private Ascribe ascribe;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Checkout checkout = ascribe.checkout();
        List<Finding> findings =
                List.of(MachineChecks.all(checkout), EngineChecks.all(checkout), ProjectChecks.all(checkout)).stream()
                        .flatMap(List::stream)
                        .toList();
        findings.forEach(finding -> spec.commandLine().getOut().println(finding.line()));
        return findings.stream().allMatch(Finding::isUsable) ? 0 : 1;
    }
}
