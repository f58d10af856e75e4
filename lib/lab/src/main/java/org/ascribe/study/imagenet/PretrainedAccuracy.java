package org.ascribe.study.imagenet;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.data.DataFolder;
import org.ascribe.data.ImageNet;
import org.ascribe.data.LabelledPicture;
import org.ascribe.data.Synsets;
import org.ascribe.engine.Tensors;
import org.ascribe.model.Model;
import org.ascribe.picture.Framing;
import org.ascribe.picture.Preprocessing;
import org.ascribe.picture.RgbPicture;
import org.ascribe.report.Report;
import org.ascribe.result.Bootstrap;
import org.ascribe.result.Estimate;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.OnModel;
import org.ascribe.study.Task;
import org.ascribe.zoo.PretrainedModel;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * How often a pretrained network names pictures of ImageNet right: whether its weights and its preprocessing belong together. A
 * wrong mean or order of channels costs some points of this, and shows nowhere else.
 *
 * <p>A task is one picture, framed in two ways: cut from the middle, in torchvision's proportion of 256 to 224, and stretched.
 *
 * @param model name of a pretrained model
 * @param pictures name of a data set of pictures that are named by their synsets, or in folders that are
 */
public record PretrainedAccuracy(String model, String pictures) implements OnModel {

    private static final List<String> FRAMINGS = List.of("cut", "stretched");
    private static final int TOP = 5;
    private static final int SEED = 1;

    /** Keras' ResNet-50 on the photographs of {@code imagenet-samples}. */
    public PretrainedAccuracy() {
        this("resnet50-keras", "imagenet-samples");
    }

    @Override
    public String name() {
        return "imagenet-accuracy";
    }

    @Override
    public String title() {
        return "How often a pretrained network names pictures of ImageNet right, cut and stretched";
    }

    @Override
    public List<String> models() {
        return PretrainedModel.namesFrom(model);
    }

    @Override
    public PretrainedAccuracy on(String other) {
        return new PretrainedAccuracy(other, pictures);
    }

    @Override
    public Settings settings() {
        List<String> files = labelled().stream()
                .map(picture -> picture.file().getFileName() + " "
                        + picture.file().toFile().length())
                .toList();
        return Settings.NONE
                .with("pictures", pictures + ", " + files.size() + " of hash " + Integer.toHexString(files.hashCode()))
                .with("preprocessings", preprocessings().toString())
                .with("type", "float32")
                .with("seed", SEED)
                .withModel(model, PretrainedModel.named(model).weights().hash());
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        List<LabelledPicture> shuffled = new ArrayList<>(labelled());
        // Neighbours are of kin: the first fifty are fish, birds and snakes.
        Collections.shuffle(shuffled, new Random(SEED));
        int count = switch (scale) {
            case SMOKE -> 8;
            case LESSON -> 50;
            case PAPER -> shuffled.size();
        };
        Synsets synsets = Synsets.imageNet();
        Model loaded = PretrainedModel.load(model);
        return IntStream.range(0, Math.min(count, shuffled.size()))
                .mapToObj(i -> new Task("%05d".formatted(i), () -> List.of(row(loaded, synsets, shuffled.get(i)))))
                .onClose(loaded::close);
    }

    private List<LabelledPicture> labelled() {
        return ImageNet.byName(DataFolder.of(pictures), Synsets.imageNet());
    }

    /** One for each of the framings. */
    private List<Preprocessing> preprocessings() {
        Preprocessing own = PretrainedModel.named(model).preprocessing();
        int side = own.framing().side();
        return List.of(
                own.withFraming(new Framing.CentreCrop(256, 224).withSide(side)),
                own.withFraming(new Framing.Stretch(side)));
    }

    private Row row(Model loaded, Synsets synsets, LabelledPicture labelled) {
        RgbPicture picture = labelled.picture();
        Row row = Row.of("file", labelled.file().getFileName().toString())
                .and("class", synsets.get(labelled.label()).name());
        for (int f = 0; f < FRAMINGS.size(); f++) {
            float[] logits = logits(loaded, preprocessings().get(f).apply(picture));
            int[] ranked = IntStream.range(0, logits.length)
                    .boxed()
                    .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            int rank = 1 + Arrays.stream(ranked).boxed().toList().indexOf(labelled.label());
            row = row.and(FRAMINGS.get(f) + "_rank", rank)
                    .and(FRAMINGS.get(f) + "_named", synsets.get(ranked[0]).name());
        }
        return row;
    }

    private static float[] logits(Model loaded, float[] input) {
        try (NDManager scope = loaded.manager().newSubManager()) {
            return loaded.logits(Tensors.of(scope, input, new Shape(1).addAll(loaded.inputShape())))
                    .toFloatArray();
        }
    }

    @Override
    public Report report(Rows rows) {
        List<Estimate> estimates = Bootstrap.DEFAULT.means(FRAMINGS.stream()
                .flatMap(f -> Stream.of(percent(rows, f, r -> r == 1), percent(rows, f, r -> r <= TOP)))
                .toList());
        Table accuracy = Table.create(
                "Accuracy of " + model,
                StringColumn.create("framing", FRAMINGS),
                StringColumn.create("first, %", texts(estimates.get(0), estimates.get(2))),
                StringColumn.create("among the first five, %", texts(estimates.get(1), estimates.get(3))));
        return new Report(title(), lines(rows, estimates), List.of(accuracy, mistakes(rows)), Map.of());
    }

    private static double[] percent(Rows rows, String framing, DoublePredicate right) {
        return Arrays.stream(rows.numbers(framing + "_rank"))
                .map(rank -> right.test(rank) ? 100 : 0)
                .toArray();
    }

    private static List<String> texts(Estimate... estimates) {
        return Arrays.stream(estimates).map(Estimate::toString).toList();
    }

    private List<String> lines(Rows rows, List<Estimate> estimates) {
        double cut = estimates.get(0).value();
        double stretched = estimates.get(2).value();
        return List.of(
                "Share of " + rows.size() + " pictures of " + pictures
                        + " whose class has the highest logit, and one of the five"
                        + " highest, with bootstrap 95 % intervals over the pictures.",
                String.format(
                        Locale.ROOT,
                        "Cut from the middle, %d of %d pictures are named right; stretched to a square, %d.",
                        Math.round(cut * rows.size() / 100),
                        rows.size(),
                        Math.round(stretched * rows.size() / 100)));
    }

    private static Table mistakes(Rows rows) {
        Rows wrong = rows.filter(row -> row.number("cut_rank") > 1);
        return Table.create(
                "Named otherwise, cut",
                StringColumn.create("class", wrong.texts("class")),
                StringColumn.create("named", wrong.texts("cut_named")),
                StringColumn.create(
                        "rank of the class",
                        Arrays.stream(wrong.numbers("cut_rank"))
                                .mapToObj(rank -> Integer.toString((int) rank))
                                .toList()));
    }
}
