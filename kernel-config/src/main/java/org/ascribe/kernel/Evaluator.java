package org.ascribe.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import org.ascribe.kernel.CompilationFailed.Problem;
import org.jspecify.annotations.Nullable;

/** JShell in this JVM: runs the Java of cells and remembers which snippet came from where. */
final class Evaluator implements AutoCloseable {
    private final CellExecution execution = new CellExecution();
    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    /** Where the source of a snippet begins. */
    record Origin(CellSource cell, int index) {}

    Evaluator(List<String> compilerOptions) {
        shell = JShell.builder()
                .executionEngine(new InProcess(execution), Map.of())
                .compilerOptions(compilerOptions.toArray(String[]::new))
                .build();
        analysis = shell.sourceCodeAnalysis();
    }

    SourceCodeAnalysis analysis() {
        return analysis;
    }

    ClassLoader loader() {
        return execution.loader();
    }

    Optional<Origin> originOf(String snippetId) {
        return Optional.ofNullable(origins.get(snippetId));
    }

    void addToClasspath(String path) {
        shell.addToClasspath(path);
    }

    /** Runs an import; does nothing if what it names does not exist. */
    void tryImport(String statement) {
        shell.eval(statement);
    }

    /** Runs a statement that does nothing: it loads the compiler, and tells which class loader the cells get. */
    void warmUp() {
        shell.eval("{ }");
    }

    /** Runs a stretch of Java of a cell in the calling thread; returns the value of its last statement if that has one. */
    @Nullable
    Object evaluate(CellSource cell, int from, int to) {
        Cell running = Cell.current();
        boolean before = running != null && running.enterEvaluator();
        try {
            return evaluateAll(cell, from, to);
        } finally {
            if (running != null) {
                running.backTo(before);
            }
        }
    }

    @Override
    public void close() {
        shell.close();
    }

    private @Nullable Object evaluateAll(CellSource cell, int from, int to) {
        Object last = null;
        String rest = cell.code().substring(from, to);
        while (true) {
            SourceCodeAnalysis.CompletionInfo next = analysis.analyzeCompletion(rest);
            if (next.completeness() == SourceCodeAnalysis.Completeness.EMPTY) {
                return last;
            }
            boolean whole = next.completeness().isComplete();
            String source = whole ? next.source() : rest;
            // JShell counts the lines of a snippet sometimes with and sometimes without the comments before it.
            Origin origin = new Origin(cell, to - rest.length() + JavaLexer.leadingBlanks(rest));
            last = evaluateOne(origin, source.substring(JavaLexer.leadingBlanks(source)));
            if (!whole) {
                return last;
            }
            rest = next.remaining();
        }
    }

    private @Nullable Object evaluateOne(Origin origin, String source) {
        execution.takeValue();
        Object value = null;
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue; // a consequence for another snippet
            }
            Snippet snippet = event.snippet();
            if (snippet.id() != null) {
                origins.put(snippet.id(), origin);
            }
            if (event.exception() != null) {
                throw failed(event.exception());
            }
            if (!event.status().isDefined()) {
                throw refused(snippet, origin);
            }
            value = hasResult(snippet) ? execution.takeValue() : null;
        }
        return value;
    }

    private static boolean hasResult(Snippet snippet) {
        return switch (snippet.subKind()) {
            case VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND, TEMP_VAR_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    private RuntimeException failed(JShellException translated) {
        Throwable thrown = execution.takeFailure();
        if (translated instanceof UnresolvedReferenceException unresolved) {
            return new StatementFailed(new UnresolvedName(missing(unresolved.getSnippet())), translated);
        }
        return new StatementFailed(thrown == null ? translated : thrown, translated);
    }

    private RuntimeException refused(Snippet snippet, Origin origin) {
        List<Problem> problems = new ArrayList<>();
        for (Diag diag : shell.diagnostics(snippet).filter(Diag::isError).toList()) {
            int from = origin.index() + (int) Math.max(0, diag.getStartPosition());
            int to = origin.index() + (int) Math.max(0, diag.getEndPosition());
            problems.add(new Problem(diag.getMessage(null), from, to));
        }
        if (problems.isEmpty()) {
            String message = snippet instanceof DeclarationSnippet declaration
                    ? missing(declaration)
                    : "this is not a statement that can be evaluated";
            int length = snippet.source().stripTrailing().length();
            problems.add(new Problem(message, origin.index(), origin.index() + length));
        }
        return new CompilationFailed(origin.cell(), problems);
    }

    private String missing(DeclarationSnippet declaration) {
        String names = shell.unresolvedDependencies(declaration).collect(Collectors.joining(", "));
        String others = shell.diagnostics(declaration)
                .map(diag -> diag.getMessage(null))
                .collect(Collectors.joining("; "));
        String why = names.isEmpty() ? others : names + " is declared";
        return declaration.name() + " cannot be used until " + (names.isEmpty() ? "it compiles: " : "") + why;
    }
}
