package org.ascribe.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.training.Labelled;
import org.ascribe.weights.Safetensors;
import org.ascribe.weights.Weights;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.TrainingSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Trains the models of the papers on this machine. */
@Command(
        name = "train",
        description = "Train models of the papers, where there are no trained weights yet; without a name, list them.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    @ParentCommand
    private Ascribe ascribe;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "a model, such as m-sg, or all")
    private List<String> names = List.of();

    @Option(names = "--force", description = "train anew even where there are trained weights")
    private boolean force;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (names.isEmpty()) {
            PaperModel.all().forEach(model -> out.println(state(model)));
            return 0;
        }
        List<PaperModel> chosen = names.equals(List.of("all"))
                ? PaperModel.all()
                : names.stream()
                        .map(name -> ChosenModel.of(name, PaperModel.all()))
                        .toList();
        List<PaperModel> missing =
                chosen.stream().filter(model -> force || !model.isThere()).toList();
        chosen.stream()
                .filter(model -> !missing.contains(model))
                .forEach(model -> out.println(state(model) + "; --force trains it anew"));
        if (!missing.isEmpty()) {
            ChosenDevice.check();
            train(missing, out);
        }
        return 0;
    }

    /** One data set after another, so that only one is in memory. */
    private void train(List<PaperModel> models, PrintWriter out) {
        List<TrainingSet> sets =
                models.stream().map(PaperModel::data).distinct().toList();
        List<String> names = sets.stream().map(TrainingSet::name).toList();
        if (new SetUp(ascribe.checkout()).data(names) != 0) {
            throw CommandFailure.of(
                    "training needs the data " + (names.size() == 1 ? "set " : "sets ") + String.join(" and ", names));
        }
        for (TrainingSet set : sets) {
            Labelled data = set.read();
            models.stream().filter(model -> model.data().equals(set)).forEach(model -> train(model, data, out));
        }
    }

    private static void train(PaperModel model, Labelled data, PrintWriter out) {
        TrainingProgress told = new TrainingProgress(model, out);
        Weights weights = model.train(data, told::tell);
        double accuracy = Double.parseDouble(weights.notes().get("accuracy"));
        if (accuracy < model.accuracy()) {
            // The same training would end in the same way.
            model.discard();
            throw CommandFailure.of(String.format(
                    Locale.ROOT,
                    "%s reached %.2f %% of the test samples; expected %.2f %%. Nothing was saved",
                    model.name(),
                    100 * accuracy,
                    100 * model.accuracy()));
        }
        model.save(weights);
        out.println(state(model) + ", saved as " + model.file());
    }

    private static String state(PaperModel model) {
        if (!model.isThere()) {
            return model.name() + ": " + model.title() + ", not trained yet";
        }
        boolean own = Files.exists(model.file());
        Weights weights = own ? Safetensors.read(model.file()) : model.weights();
        return String.format(
                Locale.ROOT,
                "%s: %s, %.2f %% of the test samples right, %s",
                model.name(),
                model.title(),
                100 * Double.parseDouble(weights.notes().get("accuracy")),
                own ? "trained here" : "comes with Ascribe");
    }
}
