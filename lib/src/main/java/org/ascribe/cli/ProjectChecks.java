package org.ascribe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ascribe.model.PaperModel;
import org.ascribe.study.store.ResultStore;
import org.ascribe.study.store.StoreException;

/** What {@code ./ascribe} sets up: Jupyter, the kernel, the data and the models; and what the studies left. */
final class ProjectChecks {

    private ProjectChecks() {}

    static List<Finding> all(Checkout checkout) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("Jupyter", () -> jupyter(checkout)));
        findings.add(Finding.of("kernel", () -> kernel(checkout)));
        findings.addAll(data(checkout));
        findings.add(Finding.of("models", ProjectChecks::models));
        findings.add(Finding.of("results", () -> results(checkout)));
        return findings;
    }

    private static Finding jupyter(Checkout checkout) {
        Optional<Jupyter> found = JupyterSearch.on(System.getenv().getOrDefault("PATH", ""))
                .filter(jupyter -> JupyterInstaller.serves(jupyter, true))
                .or(() -> new JupyterInstaller(checkout).installed());
        return found.map(jupyter -> JupyterInstaller.serves(jupyter, true)
                        ? Finding.ok("Jupyter", jupyter.frontEnd() + " of " + jupyter.python())
                        : Finding.wrong(
                                "Jupyter",
                                jupyter.python() + " has only " + String.join(", ", jupyter.parts()) + ": remove "
                                        + checkout.home().resolve("venv") + " and run './ascribe setup'"))
                .orElseGet(() -> Finding.missing("Jupyter", "run './ascribe setup'"));
    }

    private static Finding kernel(Checkout checkout) {
        return new Kernels(checkout).isInstalled()
                ? Finding.ok(
                        "kernel", checkout.jupyter().resolve("kernels/java").toString())
                : Finding.missing("kernel", "run './ascribe setup'");
    }

    /** The script that fetches the data says what is there: a state, a name and a detail on each line. */
    private static List<Finding> data(Checkout checkout) {
        String states = Program.of(checkout.python(), checkout.root().resolve("data-scripts/fetch.py"), "--list")
                .with(Map.of("ASCRIBE_HOME", checkout.home().toString()))
                .output();
        if (states.isEmpty()) {
            return List.of(Finding.wrong("data", "data-scripts/fetch.py does not run with " + checkout.python()));
        }
        return states.lines()
                .map(line -> line.split(" +", 3))
                .map(words -> new Finding(
                        "data " + words[1], "ok".equals(words[0]) ? Finding.State.OK : Finding.State.MISSING, words[2]))
                .toList();
    }

    private static Finding models() {
        List<String> untrained = PaperModel.all().stream()
                .filter(model -> !TrainCommand.isThere(model))
                .map(PaperModel::name)
                .toList();
        return untrained.isEmpty()
                ? Finding.ok(
                        "models",
                        String.join(
                                ", ",
                                PaperModel.all().stream().map(PaperModel::name).toList()))
                : Finding.missing("models", "run './ascribe train " + String.join(" ", untrained) + "'");
    }

    private static Finding results(Checkout checkout) {
        Path file = ResultStore.fileIn(checkout.home());
        if (Files.notExists(file)) {
            return Finding.ok("results", "none yet; the first study makes " + file);
        }
        try (ResultStore store = ResultStore.open(file)) {
            return Finding.ok("results", store.runs().size() + " runs in " + file);
        } catch (StoreException e) {
            return Finding.wrong("results", e.getMessage() + "; move " + file + " away to begin anew");
        }
    }
}
