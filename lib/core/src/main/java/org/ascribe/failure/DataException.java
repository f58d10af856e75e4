package org.ascribe.failure;

/** Files are missing, or are not what their format says. */
public class DataException extends AscribeException {

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
