package org.ascribe.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.catalogue.Methods;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.engine.Heap;
import org.ascribe.model.Model;
import org.ascribe.view.Png;
import org.ascribe.view.Show;
import org.ascribe.zoo.MnistDigits;
import org.ascribe.zoo.PaperModel;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.ZooModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** {@code ascribe explain}: which pixels of a picture spoke for its class. */
@Command(
        name = "explain",
        description = "Explain what a model says about a picture: print it, and draw the picture beside its heat map.",
        footer = {
            "A digit is best recognised where it fills the middle 20 x 20 of 28 x 28 pixels, as those of MNIST do.",
            "Methods have other settings on photographs than on digits: patches for pixels, black for zero, fewer samples."
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final int TOP_DIGITS = 3;
    private static final int TOP = 5;

    private final Function<String, PictureModel> pictures;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", description = "a PNG or JPEG file")
    private Path image;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            required = true,
            description =
                    "a model of digits, as ./ascribe train lists them, or a pretrained network of photographs, such as "
                            + "resnet50-keras")
    private String modelName;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description = "a method; ./ascribe methods lists them (default: ${DEFAULT-VALUE})")
    private String methodName = "integrated-gradients";

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            description =
                    "the class to explain: predicted, a number, or of photographs a name, words of it or a synset's id "
                            + "(default: ${DEFAULT-VALUE})")
    private String target = "predicted";

    @Option(
            names = "--baseline",
            paramLabel = "LEVEL",
            description =
                    "the grey level that stands for absence, from 0, black, to 1, white (default: the method's own)")
    private @Nullable Double baseline;

    @Option(
            names = "--samples",
            paramLabel = "N",
            description = "how often a sampling method draws (default: the method's own)")
    private @Nullable Integer samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what the draws of a sampling method follow from (default: the method's own)")
    private @Nullable Long seed;

    @Option(
            names = "--invert",
            negatable = true,
            description = "dark for light of a digit, or not (default: where the picture's border is light)")
    private @Nullable Boolean invert;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "MAP.png",
            description = "the picture to write (default: here, named by the image and the method)")
    private @Nullable Path out;

    ExplainCommand() {
        this(PictureModel::load);
    }

    /** With another way to get networks of photographs. */
    ExplainCommand(Function<String, PictureModel> pictures) {
        this.pictures = pictures;
    }

    @Override
    public Integer call() {
        if (baseline != null && !(baseline >= 0 && baseline <= 1)) {
            throw CommandFailure.mistake(
                    "--baseline: " + baseline + "; expected a grey level from 0, black, to 1, white");
        }
        String name = entry(Methods.all()).name();
        Path map = out == null ? byName(name) : out;
        checkOut(map);
        ChosenDevice.check();
        try (ExplainableModel explained = explained()) {
            AttributionMethod method = asked(entry(explained.methods()).method(), explained);
            Target chosen = explained.target(target);
            PictureInput input = explained.read(image, invert);
            NDArray x = explained.model().sample(explained.sample(input));
            Table best = best(explained, x);
            Attribution attribution = attribute(name, method, explained.model(), chosen, x);
            Png.write(explained.draw(input, attribution), map);
            print(input, best, explained.className(attribution.target()), attribution, map);
        } catch (UncheckedIOException e) {
            throw CommandFailure.of(e);
        }
        return 0;
    }

    private Methods.Entry entry(List<Methods.Entry> methods) {
        return methods.stream()
                .filter(known -> known.name().equalsIgnoreCase(methodName))
                .findFirst()
                .orElseThrow(() -> CommandFailure.unknown(
                        "method",
                        methodName,
                        methods.stream().map(Methods.Entry::name).toList()));
    }

    private ExplainableModel explained() {
        ZooModel model = ChosenModel.of(modelName, ZooModel.all());
        if (model instanceof PaperModel paper && paper.data() instanceof MnistDigits) {
            return ExplainedDigits.load(paper);
        }
        if (!model.takesPhotographs()) {
            throw CommandFailure.mistake("--model: " + model.name() + " takes neither digits nor photographs");
        }
        // A mistake is told before the seconds that loading takes.
        ExplainedPhotographs.picture(image, invert);
        return ExplainedPhotographs.of(pictures.apply(model.name()));
    }

    private AttributionMethod asked(AttributionMethod usual, ExplainableModel explained) {
        AttributionMethod method = usual;
        if (baseline != null) {
            method = Hyperparameters.withBaseline(method, explained.grey(baseline));
        }
        if (samples != null) {
            method = Hyperparameters.withSamples(method, samples);
        }
        return seed == null ? method : Hyperparameters.withSeed(method, seed);
    }

    private Path byName(String method) {
        String file = String.valueOf(image.getFileName());
        return Path.of(file.replaceFirst("\\.[^.]*$", "") + "-" + method + ".png");
    }

    private static void checkOut(Path map) {
        Path folder = map.toAbsolutePath().getParent();
        if (!map.toString().toLowerCase(Locale.ROOT).endsWith(".png") || Files.isDirectory(map)) {
            throw CommandFailure.mistake("--out: " + map + "; expected a file whose name ends in .png");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.mistake("--out: there is no folder " + folder + "; make it first");
        }
    }

    private static Attribution attribute(String name, AttributionMethod method, Model model, Target target, NDArray x) {
        try {
            ScalarFunction f = model.target(target);
            Attribution attribution =
                    Rehearsal.watched(name, f, Rehearsal.forwards(method, model, x), () -> method.attribute(f, x));
            attribution.pixelMap();
            return attribution;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw CommandFailure.mistake(method + " cannot explain " + model.name() + ": " + e.getMessage());
        }
    }

    private void print(PictureInput input, Table best, Optional<String> named, Attribution attribution, Path map) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(image + ": " + input.words());
        print.println();
        print.println(Show.text(best));
        print.println();
        named.ifPresent(name -> print.println("Why class " + attribution.target() + ", " + name + ":"));
        print.println(Show.text(attribution));
        print.println();
        print.println("wrote " + map);
    }

    private static Table best(ExplainableModel explained, NDArray x) {
        Model model = explained.model();
        double[] logits;
        double[] probabilities;
        try (NDArray scores = model.logits(x.expandDims(0)).toType(DataType.FLOAT64, false)) {
            logits = Heap.of(scores);
            probabilities = Heap.of(scores.softmax(1));
        }
        int[] classes = IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Double.compare(logits[b], logits[a]))
                .limit(explained.className(0).isPresent() ? TOP : TOP_DIGITS)
                .mapToInt(Integer::intValue)
                .toArray();
        Table best = Table.create("What " + model.name() + " sees", IntColumn.create("class", classes));
        if (explained.className(0).isPresent()) {
            best.addColumns(StringColumn.create(
                    "name",
                    IntStream.of(classes).mapToObj(c -> explained.className(c).orElseThrow())));
        }
        return best.addColumns(
                DoubleColumn.create(
                        "probability",
                        IntStream.of(classes).mapToDouble(c -> probabilities[c]).toArray()),
                DoubleColumn.create(
                        "logit",
                        IntStream.of(classes).mapToDouble(c -> logits[c]).toArray()));
    }
}
