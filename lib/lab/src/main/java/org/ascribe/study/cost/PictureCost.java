package org.ascribe.study.cost;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.engine.BatchSize;
import org.ascribe.report.Report;
import org.ascribe.result.Row;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.OnModel;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.PretrainedModel;

/**
 * How much of the time of a picture's map and metrics goes into passes through the network, and how much memory they take.
 *
 * <p>A task times each piece of work beside a plain loop of as many passes, one right after the other, in turn first: slices of a
 * batch that is made already, through the same function, as many rows at a time. On a machine that has other things to do both
 * suffer, so their quotient is what counts; that of processor time suffers less. Other tasks do the work of the paper at its full
 * size, and one looks how memory grows with the number of draws and of steps.
 *
 * <p>The picture is of random pixels: what is in it makes no difference to the cost.
 *
 * @param model name of a pretrained network
 */
public record PictureCost(String model) implements OnModel {

    private static final String DEFAULT = "squeezenet1_1-ncnn";
    private static final int SEED = 1;

    /** A fifth of the paper's draws, and a tenth of its steps of region perturbation. */
    private static final Size PART = new Size(30, 30, 3);

    /** R = 150, 50 steps, L = 30. */
    private static final Size WHOLE = new Size(150, 50, 30);

    private static final int PARTS = 8;
    private static final int WHOLES = 3;

    /** On the smallest network. */
    public PictureCost() {
        this(DEFAULT);
    }

    /**
     * How much is done.
     *
     * @param draws of SmoothTaylor
     * @param nodes of Integrated Gradients
     * @param regions of region perturbation, each replaced in 50 ways
     */
    record Size(int draws, int nodes, int regions) {}

    @Override
    public String name() {
        return "picture-cost";
    }

    @Override
    public String title() {
        return "What a picture's map and metrics cost beside the passes they need";
    }

    @Override
    public List<String> models() {
        return PretrainedModel.namesFrom(DEFAULT);
    }

    @Override
    public Study on(String other) {
        return new PictureCost(other);
    }

    @Override
    public Settings settings() {
        return Settings.NONE
                .with("part", PART.toString())
                .with("whole", WHOLE.toString())
                .with("counts", PictureMemory.COUNTS.toString())
                .with("type", "float32")
                .with("seed", SEED)
                .withModel(model, PretrainedModel.named(model).weights().hash());
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        PictureModel loaded = PictureModel.load(model);
        NDArray x = loaded.model()
                .manager()
                .zeros(new Shape(1).addAll(loaded.model().inputShape()));
        NDArray picture = loaded.pixels(SEED).draws(x, 0, 1).get(0).get(0);
        PictureWork work = new PictureWork(loaded, picture, BatchSize.atOnce(x), SEED);
        Stream<Task> parts = tasks("part", scale == Scale.SMOKE ? 1 : PARTS, i -> work.rows(PART, i));
        Stream<Task> memory =
                tasks("memory", scale == Scale.SMOKE ? 0 : 1, i -> new PictureMemory(loaded, picture, SEED).rows());
        Stream<Task> wholes = tasks("whole", scale == Scale.PAPER ? WHOLES : 0, i -> work.rows(WHOLE, i));
        return Stream.of(parts, memory, wholes).flatMap(tasks -> tasks).onClose(loaded::close);
    }

    private interface Repetition {
        List<Row> rows(int number);
    }

    private static Stream<Task> tasks(String kind, int count, Repetition repetition) {
        return IntStream.range(0, count).mapToObj(i -> {
            Supplier<List<Row>> rows = () -> repetition.rows(i);
            return new Task("%s/%02d".formatted(kind, i), rows);
        });
    }

    @Override
    public Report report(Rows rows) {
        return new PictureCostReport(title(), model, rows).report();
    }
}
