package org.ascribe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All that must be there before a notebook opens; each part is made only where it is missing. */
final class SetUp {

    private final Home home;
    private final Map<String, String> user = System.getenv();

    SetUp(Home home) {
        this.home = home;
    }

    /**
     * A Jupyter with a kernel.
     *
     * @param jupyter the Jupyter to start
     * @param variables the environment to start it in
     */
    record Workplace(Jupyter jupyter, Map<String, String> variables) {

        /** A module of this Jupyter, or a script for its interpreter, ready to run. */
        Program python(List<?> arguments) {
            List<Object> command = new ArrayList<>(arguments);
            command.add(0, jupyter.python());
            return Program.of(command.toArray()).with(variables);
        }
    }

    /**
     * Jupyter and the kernel.
     *
     * @param kernel a kernel of the user's, or null for Ascribe's own
     * @param toShow whether a person will look at the notebook
     */
    Workplace workplace(String kernel, boolean toShow) {
        Jupyter jupyter = new JupyterInstaller(home).jupyter(toShow);
        Kernels kernels = new Kernels(home);
        if (kernel == null) {
            return new Workplace(jupyter, JupyterSettings.variables(home, kernels.own(), user));
        }
        Map<String, String> variables =
                new HashMap<>(JupyterSettings.variables(home, kernels.ofUser(kernel, jupyter, user), user));
        variables.putAll(kernels.libraryForOthers());
        return new Workplace(jupyter, Map.copyOf(variables));
    }

    /** Fetches data sets that are not there yet, and returns the exit status of that. */
    int data(Collection<String> names) {
        if (names.isEmpty()) {
            return 0;
        }
        List<Object> command = new ArrayList<>(List.of(home.python(), script()));
        command.addAll(names);
        return Program.of(command.toArray()).run();
    }

    /** Fetches what some notebooks read; without it they cannot run. */
    void dataOf(Collection<Path> notebooks) {
        if (data(Notebooks.dataOf(notebooks)) != 0) {
            throw CommandFailure.of("the notebooks cannot run without their data");
        }
    }

    private Path script() {
        return home.checkout().resolve("data-scripts/fetch.py");
    }
}
