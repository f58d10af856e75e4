package org.ascribe.result;

import org.ascribe.failure.AscribeException;

/** The results store cannot be read or written; the message names the file, what is wrong and what to do. */
public final class StoreException extends AscribeException {
    private static final long serialVersionUID = 1L;

    /**
     * A store that will not do.
     *
     * @param message the file, what is wrong with it and what to do
     */
    public StoreException(String message) {
        super(message);
    }

    /**
     * A store that failed.
     *
     * @param message the file, what is wrong with it and what to do
     * @param cause what the database said
     */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
