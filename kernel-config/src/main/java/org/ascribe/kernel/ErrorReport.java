package org.ascribe.kernel;

import java.util.List;

/**
 * What a notebook shows of a failed cell.
 *
 * @param name the full class name of the exception
 * @param value its message
 * @param traceback what is printed: type, message, offending line, causes
 */
record ErrorReport(String name, String value, List<String> traceback) {

    /** Describes what ended a cell. The evaluator knows which snippet came from which cell. */
    static ErrorReport of(Throwable end, Evaluator places) {
        Throwable error = innermost(end);
        TraceWriter out = new TraceWriter(places);
        if (end instanceof CellInterrupted) {
            out.interruption(end, error);
            return new ErrorReport(end.getClass().getName(), message(end), out.lines());
        } else if (error instanceof CompilationFailed failed) {
            out.compilation(failed);
        } else if (error instanceof StatementFailed failed) {
            Throwable thrown = failed.getCause();
            out.exception(thrown, failed.translated());
            return new ErrorReport(thrown.getClass().getName(), message(thrown), out.lines());
        } else {
            out.plain(error);
        }
        return new ErrorReport(error.getClass().getName(), message(error), out.lines());
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

    private static String message(Throwable t) {
        return t.getMessage() == null ? "" : t.getMessage();
    }
}
