package org.ascribe.cli;

import ai.djl.ndarray.types.DataType;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.verify.Verification;
import org.ascribe.verify.VerificationJson;
import org.ascribe.verify.VerificationText;
import org.ascribe.verify.Verifier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ascribe verify}: Ascribe's numbers beside those of other software. */
@Command(
        name = "verify",
        description = {
            "Compute reference cases and compare with what other software computed: one line a method.",
            "Exits with 1 if a case fails or is unknown."
        },
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A set of cases, a folder of sets, or one case.")
    private Path folder;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(
            names = "--float32",
            description = "Compute in float32, held to a thousandth of an array's largest entry (default: float64).")
    private boolean float32;

    @Option(names = "--only", paramLabel = "REGEX", description = "Only cases whose whole id matches.")
    private @Nullable String only;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw usage("DIR: " + folder + " is not a folder; expected one with reference cases");
        }
        ChosenDevice.check();
        Verification found = verification(new Verifier(float32 ? DataType.FLOAT32 : DataType.FLOAT64));
        if (found.results().isEmpty()) {
            throw usage("DIR: no meta.json in " + folder + " or two levels below"
                    + (only == null ? "" : " in a folder named " + only) + "; expected reference cases");
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(VerificationJson.of(found));
        } else {
            VerificationText.lines(found).forEach(out::println);
        }
        return found.passed() ? 0 : 1;
    }

    private Verification verification(Verifier verifier) {
        try {
            return verifier.verify(folder, chosen());
        } catch (UncheckedIOException e) {
            throw CommandFailure.of("DIR: " + e.getMessage());
        }
    }

    private Predicate<String> chosen() {
        try {
            return only == null ? id -> true : Pattern.compile(only).asMatchPredicate();
        } catch (PatternSyntaxException e) {
            throw usage("--only: '" + only + "' is no regular expression: " + e.getDescription());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
