package org.ascribe.cli;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.file.Home;
import org.ascribe.report.Report;
import org.ascribe.result.Scale;
import org.ascribe.result.StoreException;
import org.ascribe.study.OnModel;
import org.ascribe.study.Studies;
import org.ascribe.study.Study;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ascribe study}: a table or figure of a paper without a notebook. */
@Command(
        name = "study",
        description =
                "Compute a table or figure of a paper: print it and write CSV, PNG and HTML. Without NAME, list them.",
        mixinStandardHelpOptions = true)
public final class StudyCommand implements Callable<Integer> {
    private final List<Study> studies;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "The study, such as table-3.")
    private @Nullable String name;

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            defaultValue = "${env:ASCRIBE_SCALE:-lesson}",
            description = "How many items: smoke, lesson or paper (default: $ASCRIBE_SCALE, else lesson).")
    private String scale;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description = "The network, of those that the study can be run on; another name lists them.")
    private @Nullable String model;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where results are kept (default: $ASCRIBE_HOME, else .ascribe of the checkout).")
    private Path home = Home.folder();

    @Spec
    private CommandSpec spec;

    /** The command for all studies there are. */
    public StudyCommand() {
        this(StudyCatalogue.all());
    }

    StudyCommand(List<Study> studies) {
        this.studies = studies;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            studies.forEach(study -> out.println(study.name() + "  " + study.title()));
            return 0;
        }
        Study study = onModel(study(name));
        Scale size = scale();
        ChosenDevice.check();
        long start = System.nanoTime();
        Report report = run(study, size);
        out.println(report.text());
        out.println();
        report.writeTo(home.resolve("studies").resolve((model == null ? name : name + "-" + model) + "-" + size))
                .forEach(file -> out.println("wrote " + file));
        out.println(String.format(Locale.ROOT, "took %.1f s", (System.nanoTime() - start) * 1e-9)
                + PeakMemory.mebibytes()
                        .map(mib -> ", peak resident memory " + mib + " MiB")
                        .orElse(""));
        return 0;
    }

    private Report run(Study study, Scale size) {
        try {
            return Studies.run(
                    study, size, home, line -> spec.commandLine().getErr().println(line));
        } catch (StoreException | UncheckedIOException | InterruptedWorkException e) {
            throw CommandFailure.of(e);
        }
    }

    private Study study(String chosen) {
        return studies.stream()
                .filter(study -> study.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> CommandFailure.unknown(
                        "study", chosen, studies.stream().map(Study::name).toList()));
    }

    private Study onModel(Study study) {
        if (model == null) {
            return study;
        }
        if (!(study instanceof OnModel several)) {
            throw CommandFailure.mistake("--model: " + model + "; " + name + " has models of its own");
        }
        if (!several.models().contains(model)) {
            throw CommandFailure.unknown("model", model, several.models());
        }
        return several.on(model);
    }

    private Scale scale() {
        return Arrays.stream(Scale.values())
                .filter(known -> known.toString().equalsIgnoreCase(scale))
                .findFirst()
                .orElseThrow(() -> CommandFailure.unknown(
                        "scale",
                        scale,
                        Arrays.stream(Scale.values()).map(Scale::toString).toList()));
    }
}
