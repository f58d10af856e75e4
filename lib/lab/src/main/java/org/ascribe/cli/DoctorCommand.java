package org.ascribe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.ascribe.cli.doctor.EngineChecks;
import org.ascribe.cli.doctor.EngineTrials;
import org.ascribe.cli.doctor.Finding;
import org.ascribe.cli.doctor.MachineChecks;
import org.ascribe.cli.doctor.ProjectChecks;
import org.ascribe.cli.workplace.Checkout;
import org.ascribe.engine.EngineGuard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--engine",
            description = "also try every setting of the engine, some 15 s: is float32 right, and how fast is it")
    private boolean engine;

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
        if (engine) {
            EngineTrials.table(EngineGuard.everySetting())
                    .forEach(spec.commandLine().getOut()::println);
        }
        return findings.stream().allMatch(Finding::isUsable) ? 0 : 1;
    }
}
