package org.ascribe.study.taylor.localisation;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.Attribution;
import org.ascribe.AttributionMethod;
import org.ascribe.ScalarFunction;
import org.ascribe.data.DataFolder;
import org.ascribe.data.Synsets;
import org.ascribe.picture.Framing;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.OnModel;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.PretrainedModel;

/**
 * Figures 3 and 4 of Deng et al. 2021: how well the maps of five attribution methods find an object, against the number of principles
 * they follow; and the maps.
 *
 * <p>A task is one picture, of one of two sets: annotated photographs of one object that is smaller than a third of the picture, and
 * mosaics of four photographs, of which one quarter's class is explained. Logits are explained, in float32; every method is asked
 * from a black picture and from the mean colour of ImageNet, and held against maps that know nothing of the network.
 *
 * @param model name of a pretrained network
 * @param boxes name of a data set of annotated pictures
 * @param grids name of a data set of labelled pictures for mosaics
 * @param patch side of Occlusion's patches, in pixels of the network; a seventh of its side is in proportion to MNIST's 4
 * @param nodes of Integrated Gradients' Gauss-Legendre rule
 * @param draws of Expected Gradients
 * @param sigma deviation of Expected Gradients' baselines around x, in units of ImageNet's
 * @param seed of its draws, and of the mosaics
 */
public record PrinciplesAgainstLocalisation(
        String model, String boxes, String grids, int patch, int nodes, int draws, double sigma, long seed)
        implements OnModel {

    /** Pictures that the network is asked about, before mosaics are made of those it knows. */
    private static final int POOL = 250;

    private static final String NONE = "none, for it is not here";

    /**
     * SqueezeNet on raccoons, which are no class of ImageNet, and on mosaics of the user's {@code imagenet} folder, or of
     * {@code imagenet-samples}; patches of 32 pixels, 32 nodes, 50 draws around x with a deviation of 0.5.
     */
    public PrinciplesAgainstLocalisation() {
        this(
                "squeezenet1_1-ncnn",
                "boxes-raccoon",
                DataFolder.has("imagenet") ? "imagenet" : "imagenet-samples",
                32,
                32,
                50,
                0.5,
                1);
    }

    @Override
    public String name() {
        return "taylor-figure-3";
    }

    @Override
    public String title() {
        return "Bounding-box accuracy against the number of principles that attribution methods follow, on ImageNet";
    }

    @Override
    public List<String> models() {
        return PretrainedModel.namesFrom(model);
    }

    @Override
    public PrinciplesAgainstLocalisation on(String other) {
        return new PrinciplesAgainstLocalisation(other, boxes, grids, patch, nodes, draws, sigma, seed);
    }

    /**
     * With other annotated pictures, of ImageNet say: objects that are called by an id of WordNet are explained as what they are.
     *
     * @param dataset name of the folder below {@code $ASCRIBE_HOME/data} that has pictures and annotations
     * @return a copy
     */
    public PrinciplesAgainstLocalisation withBoxes(String dataset) {
        return new PrinciplesAgainstLocalisation(model, dataset, grids, patch, nodes, draws, sigma, seed);
    }

    @Override
    public Settings settings() {
        return Settings.NONE
                .with("boxes", DataFolder.has(boxes) ? boxed().content() : NONE)
                .with("grids", DataFolder.has(grids) ? gridPictures().content() : NONE)
                .with("target", "logit of the annotated class, or of the predicted one where it has none")
                .with("units", "ImageNet's normalisation")
                .with("baselines", "black, and zero, which is the mean colour")
                .with("occlusion_patch", patch)
                .with("gauss_legendre_nodes", nodes)
                .with("eg_sigma", sigma)
                .with("eg_draws", draws)
                .with("type", "float32")
                .with("seed", seed)
                .withModel(model, PretrainedModel.named(model).weights().hash());
    }

    /** Those of the annotated pictures that are asked for, of the sets that are here. */
    List<SceneSet> sets(PictureModel loaded) {
        List<SceneSet> sets = new ArrayList<>();
        if (DataFolder.has(boxes)) {
            sets.add(boxed());
        }
        if (DataFolder.has(grids)) {
            sets.add(new GridScenes(gridPictures(), loaded, seed));
        }
        if (sets.isEmpty()) {
            // Says where it was looked for, and how to get it.
            DataFolder.of(boxes);
        }
        return sets;
    }

    private BoxedScenes boxed() {
        Framing framing = PretrainedModel.named(model).preprocessing().framing();
        return BoxedScenes.of(boxes, DataFolder.of(boxes), framing, Synsets::imageNet);
    }

    private GridPictures gridPictures() {
        return GridPictures.of(grids, POOL, seed);
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        int scenes = switch (scale) {
            case SMOKE -> 1;
            case LESSON -> 16;
            case PAPER -> 500;
        };
        PictureModel loaded = PictureModel.load(model);
        Map<String, AttributionMethod> methods = LocalisationContenders.all(this, loaded);
        List<SceneSet> sets = sets(loaded);
        DrawnScenes drawn = new DrawnScenes(sets.get(0));
        return sets.stream()
                .flatMap(set -> IntStream.range(0, Math.min(scenes, set.size()))
                        .mapToObj(i -> new Task("%s/%05d".formatted(set.name(), i), () -> {
                            boolean kept = set == sets.get(0) && drawn.has(i);
                            return rows(loaded, methods, set.name(), set.scene(i), patch, kept);
                        })))
                .onClose(loaded::close);
    }

    /** With the maps themselves, if they are to be kept. */
    static List<Row> rows(
            PictureModel model,
            Map<String, AttributionMethod> methods,
            String set,
            Scene scene,
            int patch,
            boolean kept) {
        try (NDManager scope = model.model().manager().newSubManager()) {
            NDArray x = model.sampleOfFramed(scope, scene.framed());
            NDArray batch = x.expandDims(0);
            ScalarFunction f = model.target(scene.target()).at(batch);
            int target = f.targets()[0];
            Row start = Row.of("set", set)
                    .and("picture", scene.picture())
                    .and("target", target)
                    .and("named", model.className(target))
                    .and("kin", RaccoonKinship.of(target).toString())
                    .and("share", scene.share())
                    .and("brightness", ObjectMeasures.brightness(scene));
            List<Row> rows = new ArrayList<>();
            methods.forEach((name, method) -> {
                Attribution a = method.attributeAll(f, batch).get(0);
                ObjectMeasures measures = new ObjectMeasures(a.pixelMap(), scene, patch);
                Row row = measured(start.and("method", name).and("output", a.output()), measures);
                rows.add(kept ? KeptScene.onto(row, scene, a.pixelMap()) : row);
            });
            return rows;
        }
    }

    private static Row measured(Row row, ObjectMeasures measures) {
        return row.and("signed", measures.signed())
                .and("absolute", measures.absolute())
                .and("pooled", measures.pooled())
                .and("dark", measures.dark())
                .and("bright", measures.bright());
    }

    @Override
    public Report report(Rows rows) {
        return LocalisationReport.of(rows).withMaps(title());
    }
}
