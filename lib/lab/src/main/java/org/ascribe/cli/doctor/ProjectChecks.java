package org.ascribe.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ascribe.cli.workplace.Checkout;
import org.ascribe.cli.workplace.DataSets;
import org.ascribe.cli.workplace.Jupyter;
import org.ascribe.cli.workplace.JupyterInstaller;
import org.ascribe.cli.workplace.JupyterKernels;
import org.ascribe.cli.workplace.JupyterSearch;
import org.ascribe.cli.workplace.Notebooks;
import org.ascribe.result.Entry;
import org.ascribe.result.ResultStore;
import org.ascribe.result.StoreException;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.PretrainedModel;

/** What {@code ./ascribe} sets up: Jupyter, the kernel, the data and the models; and what the studies left. */
public final class ProjectChecks {

    private ProjectChecks() {}

    public static List<Finding> all(Checkout checkout) {
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("Jupyter", () -> jupyter(checkout)));
        findings.add(Finding.of("kernel", () -> kernel(checkout)));
        findings.addAll(data(checkout));
        findings.add(Finding.of("models", () -> models(checkout)));
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
        return new JupyterKernels(checkout).isInstalled()
                ? Finding.ok(
                        "kernel", checkout.jupyter().resolve("kernels/java").toString())
                : Finding.missing("kernel", "run './ascribe setup'");
    }

    /** What a lesson needs must be here; other networks and pictures may be. */
    private static List<Finding> data(Checkout checkout) {
        List<DataSets.DataSet> sets = new DataSets(checkout).all();
        if (sets.isEmpty()) {
            return List.of(Finding.wrong("data", "data-scripts/fetch.py does not run with " + checkout.python()));
        }
        Notebooks lessons = new Notebooks(checkout.notebooks());
        Map<Path, Notebooks.Needs> needs = Notebooks.needs(lessons.all());
        return sets.stream()
                .map(set -> finding(
                        set,
                        needs.keySet().stream()
                                .filter(lesson -> Entry.of(needs, lesson).data().contains(set.name()))
                                .map(lessons::nameOf)
                                .toList()))
                .toList();
    }

    private static Finding finding(DataSets.DataSet set, List<String> needing) {
        String subject = "data " + set.name();
        if (set.isHere()) {
            return Finding.ok(subject, set.detail());
        }
        return needing.isEmpty()
                ? Finding.optional(subject, "no lesson needs it" + use(set.name()) + "; " + set.detail())
                : Finding.missing(subject, set.detail() + "; needed by " + String.join(", ", needing));
    }

    private static String use(String name) {
        boolean isNetwork = PretrainedModel.all().stream()
                .anyMatch(network -> network.name().equals(name));
        return isNetwork ? ", only --model " + name : "";
    }

    private static Finding models(Checkout checkout) {
        List<String> untrained = PaperModel.all().stream()
                .filter(model -> !model.isThere())
                .map(PaperModel::name)
                .toList();
        if (untrained.isEmpty()) {
            List<String> all = PaperModel.all().stream().map(PaperModel::name).toList();
            return Finding.ok("models", String.join(", ", all));
        }
        Collection<Notebooks.Needs> needs =
                Notebooks.needs(new Notebooks(checkout.notebooks()).all()).values();
        String remedy = "run './ascribe train " + String.join(" ", untrained) + "'";
        return needs.stream().flatMap(of -> of.models().stream()).noneMatch(untrained::contains)
                ? Finding.optional("models", "no lesson needs them; " + remedy)
                : Finding.missing("models", remedy);
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
