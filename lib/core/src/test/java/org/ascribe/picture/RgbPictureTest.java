package org.ascribe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.ascribe.failure.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class RgbPictureTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"12,9", "37,9", "12,23", "80,50", "5,60", "1,1", "36,24"})
    void resizesAsPillowToTheBit(int columns, int rows) {
        RgbPicture resized = RgbPicture.read(made("noise.png")).resized(rows, columns);

        assertThat(resized).isEqualTo(RgbPicture.read(made("noise-" + columns + "x" + rows + ".png")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnsUprightAsExifSays(int number) {
        RgbPicture upright = RgbPicture.read(made("turned-" + number + ".jpg"));

        assertThat(upright.width()).isEqualTo(48);
        assertCorners(upright, 2);
    }

    @Test
    void leavesAsStoredWhereAsked() {
        RgbPicture stored = RgbPicture.readStored(made("turned-6.jpg"));

        assertThat(stored.width()).isEqualTo(32);
        assertThat(stored.height()).isEqualTo(48);
    }

    @Test
    void readsTheInksOfPrinters() {
        // Ink to light is no exact business: Java goes by a standard press, Pillow by 1 - ink.
        assertCorners(RgbPicture.read(made("cmyk.jpg")), 80);
    }

    @Test
    void greyHasThreeEqualChannels() {
        RgbPicture grey = RgbPicture.read(made("grey.jpg"));

        for (int c = 0; c < 3; c++) {
            assertThat(grey.level(c, 8, 8)).as("red's luma").isBetween(75, 77);
            assertThat(grey.level(c, 8, 24)).as("the middle grey").isBetween(127, 129);
        }
    }

    @Test
    void colourProfilesAreNotApplied() throws IOException {
        byte[] plain = Files.readAllBytes(made("turned-1.jpg"));
        byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] name = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream with = new ByteArrayOutputStream();
        with.write(plain, 0, 2);
        // An APP2 segment counts its own length of two bytes.
        with.write(ByteBuffer.allocate(4)
                .putShort((short) 0xFFE2)
                .putShort((short) (2 + name.length + linear.length))
                .array());
        with.write(name);
        with.write(linear);
        with.write(plain, 2, plain.length - 2);
        Path file = Files.write(folder.resolve("linear.jpg"), with.toByteArray());

        assertThat(ImageIO.read(file.toFile()).getRGB(24, 16))
                .as("the profile is there, and would brighten the grey")
                .isNotEqualTo(ImageIO.read(made("turned-1.jpg").toFile()).getRGB(24, 16));
        assertThat(RgbPicture.read(file)).isEqualTo(RgbPicture.read(made("turned-1.jpg")));
    }

    @Test
    void sixteenBitsAreRounded() throws IOException {
        BufferedImage grey = new BufferedImage(256, 2, BufferedImage.TYPE_USHORT_GRAY);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i, 0, 0, 257 * i);
            grey.getRaster().setSample(i, 1, 0, Math.min(65535, 257 * i + 128));
        }

        RgbPicture picture = RgbPicture.read(png(grey));

        for (int i = 0; i < 256; i++) {
            assertThat(picture.level(1, 0, i)).isEqualTo(i);
            assertThat(picture.level(2, 1, i)).isEqualTo(i);
        }
    }

    @Test
    void sixteenBitsOfColourAndOpacityToo() throws IOException {
        ColorModel wide = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_sRGB),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        BufferedImage deep = new BufferedImage(wide, wide.createCompatibleWritableRaster(2, 1), false, null);
        deep.getRaster().setPixel(0, 0, new int[] {257 * 10 + 128, 257 * 200, 257 * 255, 65535});
        deep.getRaster().setPixel(1, 0, new int[] {0, 65535, 0, 257 * 51});

        // A fifth of black on white paper leaves four fifths of white.
        assertThat(RgbPicture.read(png(deep))).isEqualTo(new RgbPicture(1, 2, bytes(10, 204, 200, 255, 255, 204)));
    }

    @Test
    void progressiveFilesHoldTheSamePicture() throws IOException {
        BufferedImage image = RgbPicture.read(made("turned-1.jpg")).image();

        assertThat(RgbPicture.read(jpeg(image, ImageWriteParam.MODE_DEFAULT)))
                .isEqualTo(RgbPicture.read(jpeg(image, ImageWriteParam.MODE_DISABLED)));
    }

    @Test
    void oneBitAndOnePixel() throws IOException {
        BufferedImage fax = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
        fax.setRGB(1, 0, 0xFFFFFF);
        BufferedImage point = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        point.setRGB(0, 0, 0x010203);

        assertThat(RgbPicture.read(png(fax))).isEqualTo(new RgbPicture(1, 3, bytes(0, 255, 0, 0, 255, 0, 0, 255, 0)));
        assertThat(RgbPicture.read(png(point))).isEqualTo(new RgbPicture(1, 1, bytes(1, 2, 3)));
    }

    @Test
    void palettesAreLookedUpAndTransparencyIsPaper() throws IOException {
        byte[] red = {10, (byte) 200, 0};
        byte[] green = {20, 100, 0};
        byte[] blue = {30, 50, 0};
        byte[] alpha = {(byte) 255, (byte) 255, 0};
        IndexColorModel palette = new IndexColorModel(8, 3, red, green, blue, alpha);
        BufferedImage indexed = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
        for (int i = 0; i < 3; i++) {
            indexed.getRaster().setSample(i, 0, 0, i);
        }
        BufferedImage mixed = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
        mixed.setRGB(0, 0, 3, 1, new int[] {0xFF0A141E, 0x80FF0000, 0x00123456}, 0, 3);

        assertThat(RgbPicture.read(png(indexed)))
                .isEqualTo(new RgbPicture(1, 3, bytes(10, 200, 255, 20, 100, 255, 30, 50, 255)));
        assertThat(RgbPicture.read(png(mixed)))
                .isEqualTo(new RgbPicture(1, 3, bytes(10, 255, 255, 20, 127, 255, 30, 127, 255)));
    }

    @Test
    void everyColourSurvivesTheWayThroughAnImage() {
        RgbPicture picture = RgbPicture.read(made("noise.png"));

        assertThat(RgbPicture.of(picture.image())).isEqualTo(picture);
    }

    @Test
    void cropsWhatTheBoxHolds() {
        RgbPicture picture = RgbPicture.read(made("noise.png"));
        RgbPicture part = picture.cropped(new Box(3, 5, 10, 37));

        assertThat(part.height()).isEqualTo(7);
        assertThat(part.width()).isEqualTo(32);
        for (int c = 0; c < 3; c++) {
            assertThat(part.level(c, 0, 0)).isEqualTo(picture.level(c, 3, 5));
            assertThat(part.level(c, 6, 31)).isEqualTo(picture.level(c, 9, 36));
        }
        assertThatThrownBy(() -> picture.cropped(new Box(0, 0, 24, 37)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bottom=24")
                .hasMessageContaining("37 × 23 pixels");
    }

    @Test
    void whatIsCutShortIsRefused() throws IOException {
        Path progressive = jpeg(RgbPicture.read(made("turned-1.jpg")).image(), ImageWriteParam.MODE_DEFAULT);
        Files.move(progressive, folder.resolve("progressive.jpg"));
        for (String name : new String[] {"turned-1.jpg", "cmyk.jpg", "grey.jpg", "noise.png", "progressive.jpg"}) {
            byte[] whole = Files.readAllBytes(name.startsWith("progressive") ? folder.resolve(name) : made(name));
            for (int percent : new int[] {0, 1, 10, 50, 80, 95}) {
                Path cut =
                        Files.write(folder.resolve(percent + name), Arrays.copyOf(whole, whole.length * percent / 100));
                assertThatThrownBy(() -> RgbPicture.read(cut))
                        .as(cut.toString())
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining(cut.toString())
                        .hasMessageContaining("expected a");
            }
        }
    }

    /** As its header says, before there is memory for it. */
    @Test
    void aPictureOfGigabytesIsRefused() throws IOException {
        byte[] small = Files.readAllBytes(made("noise-1x1.png"));
        // Width and height are the first words of the first chunk, which has a check sum.
        ByteBuffer.wrap(small).putInt(16, 20_000).putInt(20, 20_000);
        CRC32 sum = new CRC32();
        sum.update(small, 12, 17);
        ByteBuffer.wrap(small).putInt(29, (int) sum.getValue());
        Path file = Files.write(folder.resolve("huge.png"), small);

        assertThatThrownBy(() -> RgbPicture.read(file))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": 400000000 pixels; expected a picture of at most 100000000");
    }

    @Test
    void damagedBytesGiveAPictureOrOneComplaint() throws IOException {
        for (String name : new String[] {"turned-6.jpg", "cmyk.jpg", "noise.png"}) {
            byte[] whole = Files.readAllBytes(made(name));
            for (int i = 0; i < 100; i++) {
                byte[] bytes = whole.clone();
                bytes[i * bytes.length / 100] ^= (byte) (1 + i % 255);
                Path file = Files.write(folder.resolve("damaged-" + name), bytes);
                try {
                    assertThat(RgbPicture.read(file).levels()).isNotEmpty();
                } catch (DataException e) {
                    assertThat(e).hasMessageContaining(file.toString());
                }
            }
        }
    }

    @Test
    void sizesAreChecked() {
        assertThatThrownBy(() -> new RgbPicture(2, 2, new byte[11]))
                .hasMessage("levels: 11 for 2 × 2 pixels; expected one pixel or more, with three levels each");
        assertThatThrownBy(() -> new RgbPicture(1, 1, new byte[3]).resized(0, 4))
                .hasMessage("rows, columns: 0 × 4; expected a pixel or more each way");
    }

    private static void assertCorners(RgbPicture picture, int tolerance) {
        int[][] expected = {{8, 8, 255, 0, 0}, {8, 40, 0, 255, 0}, {24, 40, 0, 0, 255}, {24, 8, 255, 255, 255}};
        for (int[] corner : expected) {
            for (int c = 0; c < 3; c++) {
                assertThat(Math.abs(picture.level(c, corner[0], corner[1]) - corner[2 + c]))
                        .as("channel %d at %d, %d of %s", c, corner[0], corner[1], picture)
                        .isLessThanOrEqualTo(tolerance);
            }
        }
    }

    /** For tests of other modules, to whom the picture is in a jar. */
    public static Path copy(String name, Path to) throws IOException {
        try (InputStream in = RgbPictureTest.class.getResourceAsStream("/pictures/" + name)) {
            Files.copy(in, to);
            return to;
        }
    }

    static Path made(String name) {
        try {
            return Path.of(RgbPictureTest.class.getResource("/pictures/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(int... levels) {
        byte[] bytes = new byte[levels.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) levels[i];
        }
        return bytes;
    }

    private Path jpeg(BufferedImage image, int progressive) throws IOException {
        Path file = Files.createTempFile(folder, "picture", ".jpg");
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setProgressiveMode(progressive);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return file;
    }

    private Path png(BufferedImage image) throws IOException {
        Path file = Files.createTempFile(folder, "picture", ".png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
