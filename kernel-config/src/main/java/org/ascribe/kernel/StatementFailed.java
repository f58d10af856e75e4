package org.ascribe.kernel;

import jdk.jshell.JShellException;

/** A statement of a cell threw. The cause is what it threw; {@code translated} is the same with the lines of cells in its trace. */
final class StatementFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Throwable thrown;
    private final transient JShellException translated;

    StatementFailed(Throwable thrown, JShellException translated) {
        super(thrown.getMessage(), thrown);
        this.thrown = thrown;
        this.translated = translated;
    }

    Throwable thrown() {
        return thrown;
    }

    JShellException translated() {
        return translated;
    }
}
