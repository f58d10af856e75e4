package org.ascribe.kernel;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What a notebook shows of a failed cell.
 *
 * @param name the full class name of the exception
 * @param value its message
 * @param traceback what is printed: type, message, offending line, causes
 */
record ErrorReport(String name, String value, List<String> traceback) {
    private static final Pattern WRAPPER = Pattern.compile("REPL\\.\\$JShell\\$\\w+[.$]");

    /** Describes what ended a cell. The evaluator knows which snippet came from which cell. */
    static ErrorReport of(Throwable end, Evaluator places) {
        Throwable error = innermost(end);
        TraceWriter out = new TraceWriter(places);
        if (end instanceof CellInterrupted) {
            out.interruption(end, error);
            return new ErrorReport(nameOf(end), message(end), out.lines());
        } else if (error instanceof CompilationFailed failed) {
            out.compilation(failed);
        } else if (error instanceof StatementFailed failed) {
            Throwable thrown = failed.thrown();
            out.exception(thrown, failed.translated());
            return new ErrorReport(nameOf(thrown), message(thrown), out.lines());
        } else {
            out.plain(error);
        }
        return new ErrorReport(nameOf(error), message(error), out.lines());
    }

    /** A magic that evaluates a cell passes on that cell's error wrapped in its own. */
    private static Throwable innermost(Throwable end) {
        Throwable found = end;
        for (Throwable t = end; t != null; t = t.getCause()) {
            if (t instanceof CompilationFailed || t instanceof StatementFailed) {
                found = t;
            }
        }
        return found;
    }

    /** The class of an exception; one that a cell declares has its plain name. */
    static String nameOf(Throwable t) {
        return readable(t.getClass().getName());
    }

    /** A message, or nothing. */
    static String message(Throwable t) {
        return t.getMessage() == null ? "" : readable(t.getMessage());
    }

    /** Without the classes that JShell wraps what cells declare in. */
    private static String readable(String text) {
        return WRAPPER.matcher(text).replaceAll("");
    }
}
