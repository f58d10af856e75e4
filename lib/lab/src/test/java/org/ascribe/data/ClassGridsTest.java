package org.ascribe.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.ascribe.picture.Box;
import org.ascribe.picture.Framing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassGridsTest {

    private static final int CLASSES = 6;

    @TempDir
    Path folder;

    private final List<LabelledPicture> pictures = new ArrayList<>();

    /** Two pictures of each class, grey of a level that tells the class. */
    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < 2 * CLASSES; i++) {
            BufferedImage image = new BufferedImage(30, 20 + i, BufferedImage.TYPE_INT_RGB);
            int[] colours = new int[30 * (20 + i)];
            Arrays.fill(colours, 40 * (i % CLASSES) * 0x010101);
            image.setRGB(0, 0, 30, 20 + i, colours, 0, 30);
            Path file = folder.resolve(i + ".png");
            ImageIO.write(image, "png", file.toFile());
            pictures.add(new LabelledPicture(file, i % CLASSES));
        }
    }

    @Test
    void everyQuarterIsAPictureOfItsClass() {
        for (int side : new int[] {16, 17}) {
            ClassGrids grids = new ClassGrids(pictures, new Framing.CentreCrop(side + 4, side), 7);
            for (int n = 0; n < 20; n++) {
                ClassGrid grid = grids.grid(n);
                assertThat(grid.labels()).hasSize(4).doesNotHaveDuplicates();
                int area = 0;
                for (int q = 0; q < 4; q++) {
                    Box box = grid.box(q);
                    area += box.area();
                    byte[] levels = grid.picture().cropped(box).levels();
                    assertThat(levels).containsOnly((byte) (40 * grid.labels().get(q)));
                }
                assertThat(area).as("the quarters are all of the mosaic").isEqualTo(side * side);
                assertThat(grid.picture().width()).isEqualTo(side);
            }
        }
    }

    @Test
    void aMosaicDependsOnTheSeedAndItsNumberAlone() {
        ClassGrids grids = new ClassGrids(pictures, new Framing.Stretch(8), 7);

        assertThat(new ClassGrids(pictures, new Framing.Stretch(8), 7).grid(5)).isEqualTo(grids.grid(5));
        assertThat(new ClassGrids(pictures, new Framing.Stretch(8), 8).grid(5)).isNotEqualTo(grids.grid(5));
    }

    @Test
    void everyClassHasItsTurnInEveryQuarter() {
        ClassGrids grids = new ClassGrids(pictures, new Framing.Stretch(2), 3);
        Set<List<Integer>> seen = new HashSet<>();
        for (int n = 0; n < 200; n++) {
            for (int q = 0; q < 4; q++) {
                seen.add(List.of(q, grids.grid(n).labels().get(q)));
            }
        }
        assertThat(seen).hasSize(4 * CLASSES);
    }

    @Test
    void tooFewClassesAndWrongNumbersAreNamed() {
        ClassGrids grids = new ClassGrids(pictures, new Framing.Stretch(8), 7);

        assertThatThrownBy(() -> new ClassGrids(pictures.subList(0, 3), new Framing.Stretch(8), 7))
                .hasMessage("pictures: 3 classes; expected four or more");
        assertThatThrownBy(() -> grids.grid(-1)).hasMessage("number: -1; expected 0 or more");
        assertThatThrownBy(() -> grids.grid(0).box(4)).hasMessage("quarter: 4; expected 0 to 3");
    }
}
