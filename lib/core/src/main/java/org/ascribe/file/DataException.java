package org.ascribe.file;

/** A data set is missing, or is not what its format says. The message says how to mend it. */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * What is wrong.
     *
     * @param message names the file, what was found and what was expected
     */
    public DataException(String message) {
        super(message);
    }

    /**
     * What is wrong, and why.
     *
     * @param message names the file, what was found and what was expected
     * @param cause the failure underneath
     */
    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
