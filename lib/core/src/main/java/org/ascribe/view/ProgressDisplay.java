package org.ascribe.view;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Where progress is shown. Told at most five times a second, and once at the end. */
@FunctionalInterface
interface ProgressDisplay {

    void show(ProgressState state);

    /** The display of this program: one that updates in place in a notebook or a terminal, lines elsewhere. */
    static ProgressDisplay here() {
        // A kernel of another family: what it writes to stderr would look like an error.
        boolean otherKernel = System.getenv("JPY_PARENT_PID") != null;
        return Notebook.current()
                .map(ProgressDisplay::in)
                .orElseGet(() -> otherKernel
                        ? lines(System.out)
                        : isTerminal(System.console()) ? terminal(System.err) : lines(System.err));
    }

    /** One display of the notebook, updated in place. */
    static ProgressDisplay in(Notebook notebook) {
        String[] id = new String[1];
        return state -> {
            var bundle = Bundle.page(state.text(), state.html());
            if (id[0] == null) {
                id[0] = notebook.display(bundle);
            } else {
                notebook.update(id[0], bundle);
            }
        };
    }

    /** One line of a terminal, written over and over. */
    static ProgressDisplay terminal(PrintStream out) {
        int[] width = new int[1];
        return state -> {
            String text = state.text();
            out.print("\r" + text + " ".repeat(Math.max(0, width[0] - text.length())));
            if (state.ended()) {
                out.println();
            }
            out.flush();
            width[0] = text.length();
        };
    }

    /** A line for every tenth of the way. */
    static ProgressDisplay lines(PrintStream out) {
        int[] tenth = new int[1];
        return state -> {
            int now = (int) (10 * state.fraction());
            if (now > tenth[0] && now < 10 || state.ended()) {
                out.println(state.text());
                tenth[0] = now;
            }
        };
    }

    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            // Since Java 22 there is a console even without a terminal, and a method to tell.
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderJava) {
            return true;
        }
    }
}
