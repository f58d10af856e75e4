package org.ascribe.verify;

import ai.djl.ndarray.types.DataType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ascribe.engine.InterruptedWorkException;
import org.ascribe.verify.CaseResult.Outcome;

/** Computes reference cases and compares. */
public final class Verifier {

    /** A set of cases, a folder of sets, or a case itself. */
    private static final int DEEPEST = 3;

    private final DataType type;

    /** By the name that a case gives its method. */
    private final Map<String, CaseMethod> methods;

    Verifier(DataType type, Map<String, CaseMethod> methods) {
        this.type = type;
        this.methods = methods;
    }

    /**
     * With all methods there are.
     *
     * @param type float64; or float32, which is held to a thousandth of an array's largest entry
     */
    public Verifier(DataType type) {
        this(type, CaseMethods.all());
    }

    /**
     * Finds the cases in a folder: those in it, in its folders, or itself.
     *
     * @param root the folder
     * @return folders with a {@code meta.json}, in the order of their names
     * @throws UncheckedIOException if a folder cannot be read
     */
    public static List<Path> cases(Path root) {
        try (Stream<Path> files = Files.walk(root, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(file -> file.endsWith("meta.json"))
                    .map(Path::getParent)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Verifies the cases found in a folder.
     *
     * @param root a set of cases, a folder of sets, or a case itself
     * @param chosen which of them, by id
     * @return what became of each
     */
    public Verification verify(Path root, Predicate<String> chosen) {
        return new Verification(
                type,
                cases(root).stream()
                        .filter(folder -> chosen.test(name(folder)))
                        .map(this::verify)
                        .toList());
    }

    /**
     * Verifies one case. Whatever goes wrong with it is in the result.
     *
     * @param folder a folder with a {@code meta.json}
     * @return what became of it
     */
    public CaseResult verify(Path folder) {
        VerifiableCase c;
        try {
            c = read(folder);
        } catch (RuntimeException e) {
            return new CaseResult(name(folder), "(unreadable)", Outcome.FAILED, oneLine(e), List.of());
        }
        try {
            return compare(c, c.answer(type));
        } catch (UnknownCaseException e) {
            return new CaseResult(c.id(), c.method(), Outcome.UNKNOWN, String.valueOf(e.getMessage()), List.of());
        } catch (InterruptedWorkException e) {
            throw e;
        } catch (RuntimeException e) {
            return new CaseResult(c.id(), c.method(), Outcome.FAILED, oneLine(e), List.of());
        }
    }

    private static String name(Path folder) {
        return folder.toAbsolutePath().normalize().getFileName().toString();
    }

    private VerifiableCase read(Path folder) {
        ReferenceCase c = ReferenceCase.in(folder);
        return c.meta().has("architecture")
                ? new TorchvisionCase(folder, c.meta(), TorchvisionCases.all())
                : new AttributionCase(c, methods);
    }

    private CaseResult compare(VerifiableCase c, Map<String, double[]> answer) {
        List<ArrayCheck> checks = new ArrayList<>();
        List<String> unanswered = new ArrayList<>();
        for (ExpectedArray e : c.expectations(type)) {
            double[] found = answer.get(e.answeredBy());
            if (found == null) {
                unanswered.add(e.name());
            } else {
                checks.add(ArrayCheck.of(e, found));
            }
        }
        String message = !unanswered.isEmpty()
                ? "expected but not computed: " + String.join(", ", unanswered)
                : checks.isEmpty() ? "the case expects nothing" : "";
        boolean passed = message.isEmpty() && checks.stream().allMatch(ArrayCheck::passed);
        return new CaseResult(c.id(), c.method(), passed ? Outcome.PASSED : Outcome.FAILED, message, checks);
    }

    private static String oneLine(RuntimeException e) {
        String what = e instanceof IllegalArgumentException ? "" : e.getClass().getSimpleName() + ": ";
        return what + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
