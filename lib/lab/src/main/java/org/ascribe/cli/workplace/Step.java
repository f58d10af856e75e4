package org.ascribe.cli.workplace;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/** One line per step of the set-up, with its time; on stderr, so that what a command prints can be piped on. */
public final class Step {

    private static final PrintStream OUT = System.err;

    private Step() {}

    /** Says what begins, does it, and says how long it took. */
    public static <T> T step(String what, Supplier<T> work) {
        OUT.print(what + " ... ");
        OUT.flush();
        long start = System.nanoTime();
        try {
            T result = work.get();
            OUT.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - start) / 1e9);
            return result;
        } catch (CommandFailure e) {
            OUT.println("failed");
            throw e;
        }
    }

    /** Says something between two steps. */
    public static void say(String line) {
        OUT.println(line);
    }
}
