package org.ascribe.engine;

import org.ascribe.failure.AscribeException;

/** The thread was interrupted; what had been computed so far is freed. */
public final class InterruptedWorkException extends AscribeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says how far the work had come.
     *
     * @param message for the reader
     */
    public InterruptedWorkException(String message) {
        super(message);
    }
}
