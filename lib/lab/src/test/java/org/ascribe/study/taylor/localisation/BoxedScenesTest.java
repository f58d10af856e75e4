package org.ascribe.study.taylor.localisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ascribe.Target;
import org.ascribe.data.Synsets;
import org.ascribe.picture.Box;
import org.ascribe.picture.Framing;
import org.ascribe.picture.RgbPicture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Annotated pictures of 40 × 20 pixels. */
class BoxedScenesTest {

    @TempDir
    private Path folder;

    private Path classes;

    @BeforeEach
    void annotate() throws IOException {
        put("a-small", "raccoon", new Box(4, 8, 12, 18));
        put("b-two", "raccoon", new Box(4, 8, 12, 18), new Box(0, 0, 4, 4));
        put("c-large", "raccoon", new Box(0, 0, 20, 20));
        put("d-known", "n02510455", new Box(10, 10, 14, 30));
        put("e-edge", "raccoon", new Box(0, 0, 20, 8));
        classes = folder.resolve("synset_words.txt");
        Files.writeString(classes, "n01440764 tench, Tinca tinca\nn02510455 giant panda, panda\n");
    }

    private void put(String stem, String name, Box... boxes) throws IOException {
        SmallPictures.write(SmallPictures.picture(20, 40, stem.hashCode()), folder.resolve(stem + ".png"));
        StringBuilder xml = new StringBuilder("<annotation><size><width>40</width><height>20</height></size>");
        for (Box box : boxes) {
            xml.append("<object><name>%s</name><bndbox><xmin>%d</xmin><ymin>%d</ymin><xmax>%d</xmax><ymax>%d</ymax>"
                    .formatted(name, box.left() + 1, box.top() + 1, box.right(), box.bottom()));
            xml.append("</bndbox></object>");
        }
        Files.writeString(folder.resolve(stem + ".xml"), xml.append("</annotation>"));
    }

    private BoxedScenes scenes(Framing framing) {
        return BoxedScenes.of("animals", folder, framing, () -> Synsets.read(classes));
    }

    @Test
    void singleObjectsThatAreSmallInTheFrameAreAskedFor() {
        BoxedScenes stretched = scenes(new Framing.Stretch(20));

        assertThat(stretched.objects())
                .extracting(found -> found.picture().file().getFileName().toString())
                .containsExactly("a-small.png", "d-known.png", "e-edge.png");
        assertThat(stretched.content()).startsWith("animals: 3 of 5 pictures have one box of less than 33 %");
    }

    @Test
    void boxesAreCarriedThroughTheFraming() {
        // Columns are halved by the stretch; the cut of the middle loses ten columns each side.
        assertThat(scenes(new Framing.Stretch(20)).scene(0).box()).isEqualTo(new Box(4, 4, 12, 9));
        assertThat(scenes(new Framing.CentreCrop(20, 20)).scene(0).box()).isEqualTo(new Box(4, 0, 12, 8));
        assertThat(scenes(new Framing.Stretch(20)).scene(0).share()).isCloseTo(40 / 400.0, within(1e-15));
    }

    @Test
    void anObjectOutsideOfTheCutIsNotAskedFor() {
        assertThat(scenes(new Framing.CentreCrop(20, 20)).objects())
                .extracting(found -> found.picture().file().getFileName().toString())
                .containsExactly("a-small.png", "d-known.png");
    }

    @Test
    void theSceneShowsWhatTheNetworkSees() {
        RgbPicture whole = SmallPictures.picture(20, 40, "a-small".hashCode());

        assertThat(scenes(new Framing.CentreCrop(20, 20)).scene(0).framed())
                .isEqualTo(whole.cropped(new Box(0, 10, 20, 30)));
    }

    @Test
    void anObjectCalledByAnIdIsExplainedAsWhatItIs() {
        BoxedScenes scenes = scenes(new Framing.Stretch(20));

        assertThat(scenes.scene(0).target()).isEqualTo(Target.predicted());
        assertThat(((Target.Classes) scenes.scene(1).target()).forSamples(1)).containsExactly(1);
    }
}
