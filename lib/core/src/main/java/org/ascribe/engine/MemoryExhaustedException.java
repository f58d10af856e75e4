package org.ascribe.engine;

import org.ascribe.failure.AscribeException;

/** The device has no room for a single sample; what had been computed so far is freed. */
public final class MemoryExhaustedException extends AscribeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what there was no room for.
     *
     * @param message for the reader
     * @param cause what the engine said
     */
    public MemoryExhaustedException(String message, Throwable cause) {
        super(message, cause);
    }
}
