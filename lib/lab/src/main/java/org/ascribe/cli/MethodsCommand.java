package org.ascribe.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.ascribe.catalogue.MethodComparison;
import org.ascribe.catalogue.Methods;
import org.ascribe.catalogue.PictureMethods;
import org.ascribe.catalogue.Trait;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.cli.workplace.Step;
import org.ascribe.data.Mnist;
import org.ascribe.model.Model;
import org.ascribe.picture.RgbPicture;
import org.ascribe.view.Tables;
import org.ascribe.zoo.FilmReviews;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.PretrainedModel;
import org.ascribe.zoo.ZooModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code ascribe methods}: the catalogue, and what its methods cost here. */
@Command(
        name = "methods",
        description = "List the attribution methods; with --page, run them all on a digit and write what came of it.",
        mixinStandardHelpOptions = true)
final class MethodsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--page", paramLabel = "FILE.html", description = "the page to write")
    private @Nullable Path page;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "the model to explain, of those that ./ascribe train lists (default: ${DEFAULT-VALUE})")
    private String modelName = "c-relu";

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "the picture to explain (default for models of digits: the first test image of MNIST)")
    private @Nullable Path image;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (page == null) {
            out.println(Tables.text(catalogue(Methods.all())));
            out.println();
            for (Trait trait : Trait.values()) {
                out.println(trait.label() + ": " + trait.meaning());
            }
            out.println("What they cost here: ./ascribe methods --page FILE.html");
            return 0;
        }
        Path folder = page.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(page)) {
            throw CommandFailure.mistake("--page: " + page + "; expected a file in a folder that is there");
        }
        PaperModel chosen = chosen();
        ChosenDevice.check();
        try {
            MethodComparison comparison = chosen.takesPhotographs() ? onPhotograph(chosen) : onDigit(chosen);
            comparison.writeTo(page);
            out.println(comparison.text());
            out.println("wrote " + page);
        } catch (UncheckedIOException e) {
            throw CommandFailure.of(e);
        }
        return 0;
    }

    private PaperModel chosen() {
        if (ZooModel.find(modelName, PretrainedModel.all()).isPresent()) {
            throw CommandFailure.mistake(
                    "--model: " + modelName + " takes large photographs, on which all methods together "
                            + "take too long; ./ascribe explain runs one of them, or choose cifar-resnet8");
        }
        PaperModel chosen = ChosenModel.of(modelName, PaperModel.all());
        if (chosen.data() instanceof FilmReviews) {
            throw CommandFailure.mistake("--model: " + modelName + " reads texts; expected a model of pictures");
        }
        return chosen;
    }

    private MethodComparison onDigit(PaperModel chosen) {
        try (Model model = chosen.load(DataType.FLOAT32)) {
            return run(Methods.all(), model, model.sample(ExplainedDigits.scaled(pixels(model), chosen.data())));
        }
    }

    private MethodComparison onPhotograph(PaperModel chosen) {
        if (image == null) {
            throw CommandFailure.mistake("--image: none; expected a photograph for " + modelName);
        }
        RgbPicture picture = ExplainedPhotographs.picture(image, null);
        try (PictureModel pictures = chosen.pictures(DataType.FLOAT32)) {
            return run(PictureMethods.of(pictures), pictures.model(), pictures.sample(picture));
        }
    }

    private static MethodComparison run(List<Methods.Entry> methods, Model model, NDArray x) {
        return Step.step(
                "running " + methods.size() + " methods on " + model.name(),
                () -> MethodComparison.of(methods, model, x));
    }

    private float[] pixels(Model model) {
        return image == null
                ? Mnist.test().image(0)
                : PictureInput.read(image, model.inputShape(), null).pixels();
    }

    private static Table catalogue(List<Methods.Entry> methods) {
        return Table.create(
                StringColumn.create("method", methods.stream().map(Methods.Entry::name)),
                StringColumn.create(
                        "class", methods.stream().map(m -> m.method().getClass().getSimpleName())),
                StringColumn.create("traits", methods.stream().map(Methods.Entry::words)));
    }
}
