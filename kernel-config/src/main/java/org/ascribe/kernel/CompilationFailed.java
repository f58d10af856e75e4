package org.ascribe.kernel;

import java.util.List;

/** A statement of a cell that the compiler refused, with the places of its errors in the cell. */
final class CompilationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient CellSource cell;
    private final transient List<Problem> problems;

    /** One error; {@code from} and {@code to} are indices of the cell's code. */
    record Problem(String message, int from, int to) {}

    CompilationFailed(CellSource cell, List<Problem> problems) {
        super(problems.get(0).message());
        this.cell = cell;
        this.problems = List.copyOf(problems);
    }

    CellSource cell() {
        return cell;
    }

    List<Problem> problems() {
        return problems;
    }
}
