package org.ascribe.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code ./ascribe} sets up: Jupyter, the kernel and the data. */
final class ProjectChecks {

    private ProjectChecks() {}

    static List<Finding> all(Home home) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("Jupyter", () -> jupyter(home)));
        findings.add(Finding.of("kernel", () -> kernel(home)));
        findings.addAll(data(home));
        return findings;
    }

    private static Finding jupyter(Home home) {
        Optional<Jupyter> found = JupyterSearch.on(System.getenv().getOrDefault("PATH", ""))
                .filter(jupyter -> JupyterInstaller.serves(jupyter, true))
                .or(() -> new JupyterInstaller(home).installed());
        return found.map(jupyter -> JupyterInstaller.serves(jupyter, true)
                        ? Finding.ok("Jupyter", jupyter.frontEnd() + " of " + jupyter.python())
                        : Finding.wrong(
                                "Jupyter",
                                jupyter.python() + " has only " + String.join(", ", jupyter.parts()) + ": remove "
                                        + home.folder().resolve("venv") + " and run './ascribe setup'"))
                .orElseGet(() -> Finding.missing("Jupyter", "run './ascribe setup'"));
    }

    private static Finding kernel(Home home) {
        return new Kernels(home).isInstalled()
                ? Finding.ok("kernel", home.jupyter().resolve("kernels/java").toString())
                : Finding.missing("kernel", "run './ascribe setup'");
    }

    /** The script that fetches the data says what is there: a state, a name and a detail on each line. */
    private static List<Finding> data(Home home) {
        String states = Program.of(home.python(), home.checkout().resolve("data-scripts/fetch.py"), "--list")
                .with(java.util.Map.of("ASCRIBE_HOME", home.folder().toString()))
                .output();
        if (states.isEmpty()) {
            return List.of(Finding.wrong("data", "data-scripts/fetch.py does not run with " + home.python()));
        }
        return states.lines()
                .map(line -> line.split(" +", 3))
                .map(words -> new Finding(
                        "data " + words[1], "ok".equals(words[0]) ? Finding.State.OK : Finding.State.MISSING, words[2]))
                .toList();
    }
}
