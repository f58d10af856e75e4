package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTest {

    @Test
    void unitRangeIsShownAsItIs() {
        BufferedImage picture = Picture.plain(new double[] {0, 0.2, 0.4, 0.6}, 2, 2);

        assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF000000);
        assertThat(picture.getRGB(1, 0)).isEqualTo(0xFF333333);
        assertThat(picture.getRGB(1, 1)).isEqualTo(0xFF999999);
    }

    @Test
    void otherRangesAreStretched() {
        BufferedImage picture = Picture.plain(new double[] {-3, 0, 3, 3}, 1, 2, 2);

        assertThat(picture.getRGB(0, 0)).isEqualTo(0xFF000000);
        assertThat(picture.getRGB(1, 0)).isEqualTo(0xFF808080);
        assertThat(picture.getRGB(1, 1)).isEqualTo(0xFFFFFFFF);
    }

    @Test
    void threeChannelsAreColoursAndTwoAreAveraged() {
        assertThat(Picture.plain(new double[] {1, 0.2, 0}, 3, 1, 1).getRGB(0, 0))
                .isEqualTo(0xFFFF3300);
        assertThat(Picture.plain(new double[] {1, 0.2}, 2, 1, 1).getRGB(0, 0)).isEqualTo(0xFF999999);
    }

    @Test
    void isEnlargedInWholeBlocks() {
        BufferedImage picture = Picture.of(new double[28 * 20], 28, 20);

        assertThat(picture.getHeight()).isEqualTo(224);
        assertThat(picture.getWidth()).isEqualTo(160);
        assertThat(Picture.of(new double[300 * 300], 300, 300).getWidth()).isEqualTo(300);
    }

    @Test
    void aShapeThatDoesNotFitIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Picture.of(new double[5], 2, 2))
                .withMessage("shape: [2, 2] for 5 values; expected [height, width] or [channels, height, width]"
                        + " with as many entries");
        assertThatIllegalArgumentException().isThrownBy(() -> Picture.of(new double[0], 0, 4));
    }

    @Test
    void aFileHoldsTheSamePixels(@TempDir Path folder) throws Exception {
        BufferedImage picture = Picture.plain(new double[] {0, 0.2, 0.4, 0.6}, 2, 2);
        Path file = folder.resolve("picture.png");
        Png.write(picture, file);
        Png.write(picture, file);

        BufferedImage read = ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(file)));
        assertThat(read.getRGB(1, 1)).isEqualTo(0xFF999999);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }
}
