package org.ascribe.engine;

/** A number is NaN or infinite where none may be; the message names the argument at fault. */
public final class NotFiniteException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is not finite.
     *
     * @param message for the reader
     */
    public NotFiniteException(String message) {
        super(message);
    }
}
