package org.ascribe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ascribe.model.PaperModel;

/** All that must be there before a notebook opens; each part is made only where it is missing. */
final class SetUp {

    private final Checkout checkout;
    private final Map<String, String> user = System.getenv();

    SetUp(Checkout checkout) {
        this.checkout = checkout;
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
        Jupyter jupyter = new JupyterInstaller(checkout).jupyter(toShow);
        Kernels kernels = new Kernels(checkout);
        if (kernel == null) {
            return new Workplace(jupyter, JupyterSettings.variables(checkout, kernels.own(), user));
        }
        Map<String, String> variables =
                new HashMap<>(JupyterSettings.variables(checkout, kernels.ofUser(kernel, jupyter, user), user));
        variables.putAll(kernels.libraryForOthers());
        return new Workplace(jupyter, Map.copyOf(variables));
    }

    /** Fetches data sets that are not there yet, and returns the exit status of that. */
    int data(Collection<String> names) {
        if (names.isEmpty()) {
            return 0;
        }
        List<Object> command = new ArrayList<>(List.of(checkout.python(), script()));
        command.addAll(names);
        return Program.of(command.toArray()).run();
    }

    /** Trains models that neither came with Ascribe nor were trained here, and returns the exit status of that. */
    int models(Collection<String> names) {
        if (PaperModel.all().stream()
                .filter(model -> names.contains(model.name()))
                .allMatch(TrainCommand::isThere)) {
            return 0;
        }
        List<String> command = new ArrayList<>(List.of("train"));
        command.addAll(names);
        return Ascribe.commandLine(checkout).execute(command.toArray(String[]::new));
    }

    /** Gets the data and the models some notebooks need, and says whether they are all there. */
    boolean needsOf(Collection<Path> notebooks) {
        return data(Notebooks.needs("data", notebooks)) == 0 && models(Notebooks.needs("models", notebooks)) == 0;
    }

    private Path script() {
        return checkout.root().resolve("data-scripts/fetch.py");
    }
}
