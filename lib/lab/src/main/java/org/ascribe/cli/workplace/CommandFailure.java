package org.ascribe.cli.workplace;

import java.util.Collection;
import org.ascribe.failure.UnknownName;

/** Ends a command with one line for the user and an exit status, and no stack trace. */
public final class CommandFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The exit status the command leaves. */
    private final int status;

    private CommandFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /**
     * Something that should have worked did not: exit status 1.
     *
     * @param message what failed, and what to do about it
     * @return the failure to throw
     */
    public static CommandFailure of(String message) {
        return new CommandFailure(1, message);
    }

    /**
     * As {@link #of(String)}, in the words of what was thrown.
     *
     * @param thrown says what failed, and what to do about it
     * @return the failure to throw
     */
    public static CommandFailure of(Throwable thrown) {
        return of(String.valueOf(thrown.getMessage()));
    }

    /**
     * A mistake in the command line: exit status 2.
     *
     * @param message names the argument, what it was and what was expected
     * @return the failure to throw
     */
    public static CommandFailure mistake(String message) {
        return new CommandFailure(2, message);
    }

    /**
     * As {@link #mistake(String)}, in the words of what was thrown.
     *
     * @param thrown says what the argument was and what was expected
     * @return the failure to throw
     */
    public static CommandFailure mistake(Throwable thrown) {
        return mistake(String.valueOf(thrown.getMessage()));
    }

    /**
     * A name nobody knows: exit status 2, and one line that lists the names there are.
     *
     * @param kind what the name should have been, such as {@code notebook}
     * @param name what the user wrote
     * @param known every name that would have done
     * @return the failure to throw
     */
    public static CommandFailure unknown(String kind, String name, Collection<String> known) {
        return new CommandFailure(2, UnknownName.message(kind, name, known));
    }

    /**
     * The exit status the command leaves.
     *
     * @return 1 for a failure, 2 for a mistake in the command line
     */
    public int status() {
        return status;
    }
}
