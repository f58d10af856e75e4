package org.ascribe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ascribe.cli.workplace.Checkout;
import org.ascribe.cli.workplace.DataSets;
import org.ascribe.cli.workplace.Jupyter;
import org.ascribe.cli.workplace.JupyterInstaller;
import org.ascribe.cli.workplace.JupyterKernels;
import org.ascribe.cli.workplace.JupyterSettings;
import org.ascribe.cli.workplace.Notebooks;
import org.ascribe.cli.workplace.Program;
import org.ascribe.cli.workplace.Step;
import org.ascribe.engine.EngineGuard;
import org.ascribe.zoo.PaperModel;
import org.jspecify.annotations.Nullable;

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
    Workplace workplace(@Nullable String kernel, boolean toShow) {
        if (!EngineGuard.isTried()) {
            Step.step("trying what the engine computes", EngineGuard::verdict);
        }
        Jupyter jupyter = new JupyterInstaller(checkout).jupyter(toShow);
        JupyterKernels kernels = new JupyterKernels(checkout);
        if (kernel == null) {
            return new Workplace(jupyter, JupyterSettings.variables(checkout, kernels.own(), user));
        }
        Map<String, String> variables =
                new HashMap<>(JupyterSettings.variables(checkout, kernels.ofUser(kernel, jupyter, user), user));
        variables.putAll(kernels.libraryForOthers());
        return new Workplace(jupyter, Map.copyOf(variables));
    }

    /** Fetches data sets that are not there yet, those named most often first, and returns the exit status of that. */
    int data(Collection<String> names) {
        return names.isEmpty() ? 0 : new DataSets(checkout).fetch(names);
    }

    /**
     * Gets the data and the models some notebooks need; what cannot be had costs only the notebooks that need it.
     *
     * @return the notebooks that lack something, and what
     */
    Map<Path, Set<String>> lackingOf(Collection<Path> notebooks) {
        DataSets sets = new DataSets(checkout);
        Map<Path, Notebooks.Needs> needs = Notebooks.needs(notebooks);
        Set<String> known = sets.all().stream().map(DataSets.DataSet::name).collect(Collectors.toSet());
        // Where the script cannot say what it knows, it says why when it is asked for all of them.
        data(needs.values().stream()
                .flatMap(of -> of.data().stream())
                .filter(name -> known.isEmpty() || known.contains(name))
                .toList());
        Set<String> there = new HashSet<>(sets.here());
        for (PaperModel model : PaperModel.all()) {
            boolean wanted = needs.values().stream().anyMatch(of -> of.models().contains(model.name()));
            if (wanted && !model.isThere() && there.contains(model.data().name())) {
                Ascribe.commandLine(checkout).execute("train", model.name());
            }
            if (model.isThere()) {
                there.add(model.name());
            }
        }
        Map<Path, Set<String>> lacking = new TreeMap<>();
        needs.forEach((notebook, of) -> {
            Set<String> absent = of.all();
            absent.removeAll(there);
            if (!absent.isEmpty()) {
                lacking.put(notebook, absent);
            }
        });
        return lacking;
    }
}
