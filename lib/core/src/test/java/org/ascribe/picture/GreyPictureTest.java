package org.ascribe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.ascribe.failure.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreyPictureTest {

    @TempDir
    Path folder;

    @Test
    void everyStoredGreyLevelArrivesAsItIs() throws IOException {
        BufferedImage eight = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage sixteen = new BufferedImage(16, 16, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 256; i++) {
            eight.getRaster().setSample(i % 16, i / 16, 0, i);
            sixteen.getRaster().setSample(i % 16, i / 16, 0, 257 * i);
        }

        GreyPicture picture = GreyPicture.read(png(eight));

        for (int i = 0; i < 256; i++) {
            assertThat(picture.pixels()[i]).isEqualTo(i / 255f);
        }
        assertThat(GreyPicture.read(png(sixteen))).isEqualTo(picture);
    }

    @Test
    void coloursBecomeTheirLumaAndTransparencyPaper() throws IOException {
        BufferedImage image = new BufferedImage(5, 1, BufferedImage.TYPE_INT_ARGB);
        int[] colours = {0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0x00000000, 0x80000000};
        image.setRGB(0, 0, 5, 1, colours, 0, 5);

        float[] pixels = GreyPicture.read(png(image)).pixels();

        float[] expected = {0.299f, 0.587f, 0.114f, 1, 127 / 255f};
        for (int i = 0; i < 5; i++) {
            assertThat(pixels[i]).isCloseTo(expected[i], within(1e-6f));
        }
    }

    @Test
    void aPictureOfTheRightSizeIsLeftAlone() {
        GreyPicture picture = new GreyPicture(2, 3, new float[] {0, 0.1f, 0.2f, 0.3f, 0.4f, 0.5f});

        assertThat(picture.fit(2, 3)).isSameAs(picture);
    }

    @Test
    void shrinkingTakesTheMeanOfWhatIsCovered() {
        GreyPicture picture = new GreyPicture(2, 4, new float[] {0, 1, 0.2f, 0.4f, 1, 1, 0.6f, 0.8f});

        float[] pixels = picture.fit(1, 2).pixels();

        assertThat(pixels[0]).isCloseTo(0.75f, within(1e-6f));
        assertThat(pixels[1]).isCloseTo(0.5f, within(1e-6f));
    }

    @Test
    void proportionsAreKeptOnThePicturesOwnBackground() {
        float[] pixels = new float[10 * 20];
        Arrays.fill(pixels, 0.25f);
        GreyPicture wide = new GreyPicture(10, 20, pixels).fit(8, 8);
        GreyPicture grown = new GreyPicture(1, 2, new float[] {0.25f, 0.25f}).fit(8, 8);

        assertThat(wide.pixels()).hasSize(64);
        for (int i = 0; i < 64; i++) {
            assertThat(wide.pixels()[i]).isCloseTo(0.25f, within(1e-6f));
            assertThat(grown.pixels()[i]).isCloseTo(0.25f, within(1e-6f));
        }
        pixels[105] = 1;
        float[] rows = new GreyPicture(10, 20, pixels).fit(8, 8).pixels();
        assertThat(Arrays.copyOfRange(rows, 0, 16)).containsOnly(0.25f);
        assertThat(Arrays.copyOfRange(rows, 48, 64)).containsOnly(0.25f);
    }

    @Test
    void theBorderTellsPaperFromBlack() {
        GreyPicture ink = new GreyPicture(3, 3, new float[] {1, 1, 1, 1, 0, 0, 1, 1, 1});

        assertThat(ink.isOnLight()).isTrue();
        assertThat(ink.inverted().isOnLight()).isFalse();
        assertThat(ink.inverted().pixels()).containsExactly(0, 0, 0, 0, 1, 1, 0, 0, 0);
    }

    @Test
    void whatIsNoPictureIsNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
        byte[] whole = Files.readAllBytes(png(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB)));
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, 60));

        assertThatThrownBy(() -> GreyPicture.read(folder.resolve("none.png")))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("none.png is missing");
        assertThatThrownBy(() -> GreyPicture.read(folder))
                .isInstanceOf(DataException.class)
                .hasMessageEndingWith("is not a file");
        assertThatThrownBy(() -> GreyPicture.read(text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text.png is not a picture; expected a PNG or JPEG");
        assertThatThrownBy(() -> GreyPicture.read(cut))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut.png cannot be read as a picture");
    }

    private Path png(BufferedImage image) throws IOException {
        Path file = Files.createTempFile(folder, "picture", ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
