package org.ascribe.kernel;

/** A method or class of a cell was used that refers to a name which is not declared yet. */
final class UnresolvedName extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvedName(String message) {
        super(message);
    }
}
