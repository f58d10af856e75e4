package org.ascribe.study;

import org.ascribe.failure.AscribeException;

/** A task of a study failed; the message names its key and what was kept. */
public final class StudyException extends AscribeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failed task.
     *
     * @param message study, key, and what was kept
     * @param cause what went wrong
     */
    public StudyException(String message, Throwable cause) {
        super(message, cause);
    }
}
