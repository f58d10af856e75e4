package org.ascribe.study.taylor.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.Target;
import org.ascribe.data.LabelledPicture;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GridScenesTest {

    private static final int HALF = SmallPictures.SIDE / 2;

    @TempDir
    private Path folder;

    /** Pictures of random pixels, labelled as the network sees them, or as what it does not see. */
    private List<LabelledPicture> labelled(PictureModel model, int count, boolean rightly) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    RgbPicture picture = SmallPictures.picture(SmallPictures.SIDE, SmallPictures.SIDE, i);
                    Path file = folder.resolve(i + (rightly ? "-right.png" : "-wrong.png"));
                    SmallPictures.write(picture, file);
                    int seen = model.target(Target.predicted())
                            .at(model.sample(picture).expandDims(0))
                            .targets()[0];
                    return new LabelledPicture(file, rightly ? seen : (seen + 1) % SmallPictures.CLASSES);
                })
                .toList();
    }

    @Test
    void eachQuarterIsTheBoxInItsTurnAndItsClassTheTarget() {
        try (PictureModel model = SmallPictures.model(false)) {
            List<LabelledPicture> right = labelled(model, 40, true);
            GridScenes scenes = new GridScenes(new GridPictures("noise", right), model, 3);
            List<Box> boxes =
                    IntStream.range(0, 4).mapToObj(i -> scenes.scene(i).box()).toList();

            assertThat(boxes)
                    .containsExactly(
                            new Box(0, 0, HALF, HALF),
                            new Box(0, HALF, HALF, 2 * HALF),
                            new Box(HALF, 0, 2 * HALF, HALF),
                            new Box(HALF, HALF, 2 * HALF, 2 * HALF));
            for (int i = 0; i < 4; i++) {
                Scene scene = scenes.scene(i);
                int target = ((Target.Classes) scene.target()).forSamples(1)[0];
                RgbPicture quarter = scene.framed().cropped(scene.box());
                assertThat(right)
                        .as("the quarter shows a picture of the class that is explained")
                        .anyMatch(picture -> picture.label() == target
                                && picture.picture().resized(HALF, HALF).equals(quarter));
                assertThat(scene.share()).isEqualTo(0.25);
            }
        }
    }

    @Test
    void picturesThatTheNetworkDoesNotKnowAreLeftOut() {
        try (PictureModel model = SmallPictures.model(false)) {
            List<LabelledPicture> all = new ArrayList<>(labelled(model, 40, true));
            Scene alone = new GridScenes(new GridPictures("noise", all), model, 3).scene(7);
            all.addAll(labelled(model, 40, false));

            assertThat(new GridScenes(new GridPictures("noise", all), model, 3).scene(7))
                    .usingRecursiveComparison()
                    .isEqualTo(alone);
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            new GridScenes(new GridPictures("noise", labelled(model, 20, false)), model, 3).scene(0))
                    .withMessageContaining("0 classes; expected four or more");
        }
    }
}
