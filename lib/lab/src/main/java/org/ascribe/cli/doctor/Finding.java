package org.ascribe.cli.doctor;

import java.util.Locale;
import java.util.function.Supplier;

/**
 * What was found out about one thing Ascribe stands on.
 *
 * @param subject the thing
 * @param state whether it can be used, and if not whether it has to be
 * @param detail what it is; where it cannot be used, what to do
 */
public record Finding(String subject, State state, String detail) {

    enum State {
        OK,
        OPTIONAL,
        MISSING,
        WRONG
    }

    public static Finding ok(String subject, String detail) {
        return new Finding(subject, State.OK, detail);
    }

    /** Something that is not here and that nothing of the project waits for. */
    public static Finding optional(String subject, String remedy) {
        return new Finding(subject, State.OPTIONAL, remedy);
    }

    static Finding missing(String subject, String remedy) {
        return new Finding(subject, State.MISSING, remedy);
    }

    public static Finding wrong(String subject, String remedy) {
        return new Finding(subject, State.WRONG, remedy);
    }

    /** Runs a check that may break in any way; breaking is a finding too. */
    static Finding of(String subject, Supplier<Finding> check) {
        try {
            return check.get();
        } catch (Exception | LinkageError e) {
            return wrong(subject, e.toString().lines().findFirst().orElse(""));
        }
    }

    public boolean isUsable() {
        return state == State.OK || state == State.OPTIONAL;
    }

    public String line() {
        return String.format(Locale.ROOT, "%-8s %-12s %s", state.name().toLowerCase(Locale.ROOT), subject, detail);
    }
}
