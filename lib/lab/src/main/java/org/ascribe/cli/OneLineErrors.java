package org.ascribe.cli;

import java.util.List;
import java.util.Map;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.cli.workplace.Remedy;
import org.ascribe.failure.AscribeException;
import org.ascribe.study.StudyException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what a command throws into one line on stderr; only a defect of Ascribe itself shows its stack. */
final class OneLineErrors implements IExecutionExceptionHandler, IParameterExceptionHandler {

    @Override
    public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
        if (problem instanceof CommandFailure failure) {
            command.getErr().println("ascribe: " + failure.getMessage());
            return failure.status();
        }
        if (isOfTheWorld(problem)) {
            command.getErr().println("ascribe: " + Remedy.told(problem));
            return CommandLine.ExitCode.SOFTWARE;
        }
        problem.printStackTrace(command.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** A task of a study may have failed of either. */
    private static boolean isOfTheWorld(Throwable problem) {
        Throwable first = problem instanceof StudyException ? problem.getCause() : problem;
        return first instanceof AscribeException || first instanceof IllegalArgumentException;
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
        CommandLine command = problem.getCommandLine();
        if (problem instanceof UnmatchedArgumentException unmatched
                && command.getParent() == null
                && !unmatched.isUnknownOption()) {
            CommandFailure failure =
                    CommandFailure.unknown("command", unmatched.getUnmatched().get(0), commandsOf(command));
            command.getErr().println("ascribe: " + failure.getMessage());
            return failure.status();
        }
        command.getErr()
                .printf(
                        "ascribe: %s (try './ascribe %s --help')%n",
                        problem.getMessage(), command.getParent() == null ? "" : command.getCommandName());
        return CommandLine.ExitCode.USAGE;
    }

    private static List<String> commandsOf(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .filter(entry ->
                        !entry.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .toList();
    }
}
