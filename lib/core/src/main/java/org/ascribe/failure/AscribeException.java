package org.ascribe.failure;

/**
 * Something outside the program's arguments went wrong: the parent of all exceptions that Ascribe has types of its own for. The message
 * says what was found, what was expected and what to do.
 */
public abstract class AscribeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * What is wrong.
     *
     * @param message what was found and what was expected
     */
    protected AscribeException(String message) {
        super(message);
    }

    /**
     * What is wrong, and why.
     *
     * @param message what was found and what was expected
     * @param cause the failure underneath
     */
    protected AscribeException(String message, Throwable cause) {
        super(message, cause);
    }
}
