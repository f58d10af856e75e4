package org.ascribe.study.imagenet;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.OnModel;
import org.ascribe.study.Task;
import org.ascribe.zoo.PretrainedModel;

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

    static final List<String> FRAMINGS = List.of("cut", "stretched");
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
        return new PretrainedAccuracyReport(this, rows).report();
    }
}
