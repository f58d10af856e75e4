package org.ascribe.cli;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.Baseline;
import org.ascribe.Target;
import org.ascribe.model.Model;
import org.ascribe.model.PaperModel;
import org.ascribe.study.Methods;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Png;
import org.ascribe.view.Show;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** {@code ascribe explain}: which pixels of a picture spoke for its class. */
@Command(
        name = "explain",
        description = "Explain what a model says about a picture: print it, and draw the picture beside its heat map.",
        footer =
                "A digit is best recognised where it fills the middle 20 x 20 of 28 x 28 pixels, as those of MNIST do.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private static final int SIDE = 280;
    private static final int TOP = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "IMAGE", description = "a PNG or JPEG file")
    private Path image;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            required = true,
            description = "a model; ./ascribe train lists them")
    private String modelName;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            required = true,
            description = "a method; ./ascribe methods lists them")
    private String methodName;

    @Option(
            names = "--target",
            paramLabel = "CLASS",
            description = "the class to explain, a number or predicted (default: ${DEFAULT-VALUE})")
    private String target = "predicted";

    @Option(
            names = "--baseline",
            paramLabel = "LEVEL",
            description = "the grey level that stands for absence, 0 black, 1 white (default: the method's own)")
    private Double baseline;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "what the draws of a sampling method follow from (default: the method's own)")
    private Long seed;

    @Option(
            names = "--invert",
            negatable = true,
            description = "dark for light, or not (default: where the picture's border is light)")
    private Boolean invert;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "MAP.png",
            required = true,
            description = "the picture to write")
    private Path out;

    @Override
    public Integer call() {
        Methods.Entry entry = Methods.all().stream()
                .filter(known -> known.name().equalsIgnoreCase(methodName))
                .findFirst()
                .orElseThrow(() -> CommandFailure.unknown(
                        "method",
                        methodName,
                        Methods.all().stream().map(Methods.Entry::name).toList()));
        PaperModel known = TrainCommand.named(modelName);
        AttributionMethod method = asked(entry.method());
        checkOut();
        ChosenDevice.check();
        try (Model model = known.load(DataType.FLOAT64)) {
            Target chosen = target(model.classes());
            PictureInput input = PictureInput.read(image, model.inputShape(), invert);
            NDArray x = model.sample(input.pixels());
            Attribution attribution = attribute(method, model, chosen, x);
            HeatMap map = HeatMap.STANDARD.withSide(SIDE);
            Png.write(map.drawGrid(List.of(List.of(attribution))), out);
            print(input, model, x, attribution);
        } catch (UncheckedIOException e) {
            throw CommandFailure.of(e.getMessage());
        }
        return 0;
    }

    private AttributionMethod asked(AttributionMethod usual) {
        AttributionMethod method = baseline == null ? usual : Hyperparameters.withBaseline(usual, level(baseline));
        return seed == null ? method : Hyperparameters.withSeed(method, seed);
    }

    private static Baseline level(double level) {
        if (!Double.isFinite(level)) {
            throw CommandFailure.mistake("--baseline: " + level + "; expected a finite grey level");
        }
        return Baseline.constant(level);
    }

    private void checkOut() {
        Path folder = out.toAbsolutePath().getParent();
        if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".png") || Files.isDirectory(out)) {
            throw CommandFailure.mistake("--out: " + out + "; expected a file whose name ends in .png");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw CommandFailure.mistake("--out: there is no folder " + folder + "; make it first");
        }
    }

    private Target target(int classes) {
        if (target.equalsIgnoreCase("predicted")) {
            return Target.predicted();
        }
        return IntStream.range(0, classes)
                .filter(c -> target.equals(String.valueOf(c)))
                .mapToObj(Target::of)
                .findFirst()
                .orElseThrow(() -> CommandFailure.mistake("--target: " + target + "; expected predicted, or 0 to "
                        + (classes - 1) + ", the classes of " + modelName));
    }

    private static Attribution attribute(AttributionMethod method, Model model, Target target, NDArray x) {
        try {
            Attribution attribution = method.attribute(model.target(target), x);
            attribution.pixelMap();
            return attribution;
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw CommandFailure.mistake(method + " cannot explain " + model.name() + ": " + e.getMessage());
        }
    }

    private void print(PictureInput input, Model model, NDArray x, Attribution attribution) {
        PrintWriter print = spec.commandLine().getOut();
        print.println(image + ": " + input.words());
        print.println();
        print.println(Show.text(best(model, x)));
        print.println();
        print.println(Show.text(attribution));
        print.println();
        print.println("wrote " + out);
    }

    private static Table best(Model model, NDArray x) {
        double[] logits = model.logits(x.expandDims(0)).toDoubleArray();
        double[] probabilities = model.logits(x.expandDims(0)).softmax(1).toDoubleArray();
        int[] classes = IntStream.range(0, logits.length)
                .boxed()
                .sorted((a, b) -> Double.compare(logits[b], logits[a]))
                .limit(TOP)
                .mapToInt(Integer::intValue)
                .toArray();
        return Table.create(
                "What " + model.name() + " sees",
                IntColumn.create("class", classes),
                DoubleColumn.create(
                        "probability",
                        IntStream.of(classes).mapToDouble(c -> probabilities[c]).toArray()),
                DoubleColumn.create(
                        "logit",
                        IntStream.of(classes).mapToDouble(c -> logits[c]).toArray()));
    }
}
