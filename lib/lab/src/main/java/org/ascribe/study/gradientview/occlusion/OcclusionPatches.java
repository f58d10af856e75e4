package org.ascribe.study.gradientview.occlusion;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.report.Report;
import org.ascribe.result.Rows;
import org.ascribe.result.Scale;
import org.ascribe.result.Settings;
import org.ascribe.study.OnModel;
import org.ascribe.study.Study;
import org.ascribe.study.Task;
import org.ascribe.zoo.PictureModel;
import org.ascribe.zoo.PretrainedModel;

/**
 * Figures 1 and 2 of Ancona et al. 2018: photographs with grey patches of growing size, beside maps by gradients; how much maps vary
 * from pixel to pixel, and how far the size of the patches decides what occlusion finds.
 *
 * <p>A task is one picture with the patches of one {@link Depth}. Samples are levels from −1 to 1, of which all three of a pixel become 0,
 * mid-grey, together; a pixel's attribution is the sum over its channels. The paper says nothing of the stride. Its authors' software
 * moves patches by one pixel unless told otherwise, and takes the mean where they overlap: tier {@code sliding}, a forward for every
 * pixel. The other tiers have patches side by side, each pixel in one.
 *
 * @param subject a network and pictures
 * @param steps of Integrated Gradients
 */
public record OcclusionPatches(OccludedSubject subject, int steps) implements OnModel {

    private static final String DEFAULT = "squeezenet1_1-ncnn";
    private static final int DRAWN = 2;

    /** As many steps as the authors' software; a network that a processor without a graphics card can ask ten thousand times. */
    public OcclusionPatches() {
        this(new Raccoons(DEFAULT), 100);
    }

    @Override
    public String name() {
        return "occlusion-patches";
    }

    @Override
    public String title() {
        return "Occlusion with growing patches, and maps by gradients, on " + subject.model();
    }

    @Override
    public List<String> models() {
        return PretrainedModel.namesFrom(DEFAULT);
    }

    @Override
    public Study on(String model) {
        return new OcclusionPatches(new Raccoons(model), steps);
    }

    @Override
    public Settings settings() {
        try (PictureModel model = subject.load()) {
            return Settings.NONE
                    .withModel(subject.model(), model.model().weights().hash())
                    .with("type", model.model().dataType().name())
                    .with("pictures", subject.content())
                    .with("framing", model.preprocessing().framing().toString())
                    .with("target", "logit of the predicted class")
                    .with("units", "levels from -1 to 1; a removed pixel is 0, mid-grey, in all channels")
                    .with("ig_steps", steps + ", right Riemann")
                    .with(
                            "patches",
                            Arrays.stream(Tier.values()).map(Tier::words).collect(Collectors.joining("; ")));
        }
    }

    @Override
    public Stream<Task> tasks(Scale scale) {
        List<Asked> pictures = subject.pictures();
        PictureModel model = subject.load();
        return Arrays.stream(Depth.values())
                .flatMap(depth -> IntStream.range(0, Math.min(depth.pictures(scale), pictures.size()))
                        .mapToObj(i -> new Task(
                                "%s/%05d".formatted(depth, i),
                                () -> new PatchTask(model, steps, depth.tiers(), i < DRAWN).rows(pictures.get(i)))))
                .onClose(model::close);
    }

    @Override
    public Report report(Rows rows) {
        return new OcclusionPatchesReport(title(), rows).report();
    }
}
