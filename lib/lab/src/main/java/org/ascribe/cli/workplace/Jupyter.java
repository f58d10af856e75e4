package org.ascribe.cli.workplace;

import java.nio.file.Path;
import java.util.Set;

/**
 * A Jupyter that can be used: an interpreter and which of Jupyter's parts it has.
 *
 * @param python the interpreter the parts are installed for
 * @param parts those of {@link #FRONT_ENDS} and {@link #RUNNER} it has
 */
public record Jupyter(Path python, Set<String> parts) {

    /** What can show a notebook, the better one first. */
    static final Set<String> FRONT_ENDS = Set.of("jupyterlab", "notebook");

    /** What it takes to execute a notebook and leave it as a page. */
    static final Set<String> RUNNER = Set.of("nbclient", "nbconvert");

    /** Asks an interpreter which parts it has, without importing them. */
    static Jupyter of(Path python) {
        String found = Program.of(
                        python,
                        "-c",
                        "import importlib.util as u; print(*[m for m in"
                                + " ('jupyterlab', 'notebook', 'nbclient', 'nbconvert') if u.find_spec(m)])")
                .output();
        return new Jupyter(python, found.isEmpty() ? Set.of() : Set.of(found.split(" ")));
    }

    boolean canShow() {
        return parts.stream().anyMatch(FRONT_ENDS::contains);
    }

    boolean canRun() {
        return parts.containsAll(RUNNER);
    }

    /** The module to start for a person: JupyterLab, or the classic Notebook where only that is there. */
    public String frontEnd() {
        return parts.contains("jupyterlab") ? "jupyterlab" : "notebook";
    }
}
