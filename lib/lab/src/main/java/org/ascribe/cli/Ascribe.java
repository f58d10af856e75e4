package org.ascribe.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.logging.LogManager;
import org.ascribe.cli.workplace.Checkout;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code ./ascribe}. Each subcommand is one class, named once below. */
@Command(
        name = "ascribe",
        description = "Attribution methods and the experiments behind them, in Java and in notebooks.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = "  test    Run every test of the project, or the steps named.",
        subcommands = {
            LabCommand.class,
            RunCommand.class,
            DataCommand.class,
            TrainCommand.class,
            StudyCommand.class,
            ExplainCommand.class,
            MethodsCommand.class,
            AxiomCommand.class,
            VerifyCommand.class,
            ResultsCommand.class,
            SetupCommand.class,
            DoctorCommand.class,
            PythonCommand.class,
        })
public final class Ascribe implements Callable<Integer> {

    private final Checkout checkout;

    @Spec
    private CommandSpec spec;

    /**
     * The command for one checkout.
     *
     * @param checkout where the project and everything it makes are
     */
    public Ascribe(Checkout checkout) {
        this.checkout = checkout;
    }

    /**
     * Where the project and everything it makes are.
     *
     * @return the checkout the command was started in
     */
    public Checkout checkout() {
        return checkout;
    }

    /** Without a subcommand there is nothing to do but to list them. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return CommandLine.ExitCode.USAGE;
    }

    /**
     * The command line, ready to execute.
     *
     * @param checkout where the project and everything it makes are
     * @return a command line whose failures are one line each
     */
    public static CommandLine commandLine(Checkout checkout) {
        return new CommandLine(new Ascribe(checkout))
                .setExecutionExceptionHandler(new OneLineErrors())
                .setParameterExceptionHandler(new OneLineErrors())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    /**
     * Starts the command and exits with its status.
     *
     * @param args the words after {@code ./ascribe}
     * @throws IOException if the settings of the logs, a file of this jar, cannot be read
     */
    public static void main(String[] args) throws IOException {
        quietLogs();
        CommandLine command = commandLine(Checkout.ofEnvironment(System.getenv()));
        System.exit(Ending.interrupting(() -> command.execute(args)));
    }

    private static void quietLogs() throws IOException {
        if (System.getProperty("java.util.logging.config.file") == null) {
            try (InputStream settings = Ascribe.class.getResourceAsStream("logging.properties")) {
                LogManager.getLogManager().readConfiguration(settings);
            }
        }
    }
}
