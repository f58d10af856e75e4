package org.ascribe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.ascribe.failure.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What PNG and TIFF files say beside their pixels, and pixels that are no levels. */
class PictureFormatsTest {

    private static final int RED = 0xFF0000;
    private static final int GREEN = 0x00FF00;
    private static final int BLUE = 0x0000FF;

    @TempDir
    Path folder;

    /** Two columns and three rows, red at the top left and blue at the top right: which way each number turns them. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, 3, 0, 0, 0, 1",
        "2, 2, 3, 0, 1, 0, 0",
        "3, 2, 3, 2, 1, 2, 0",
        "4, 2, 3, 2, 0, 2, 1",
        "5, 3, 2, 0, 0, 1, 0",
        "6, 3, 2, 0, 2, 1, 2",
        "7, 3, 2, 1, 2, 0, 2",
        "8, 3, 2, 1, 0, 0, 0"
    })
    void exifTurnsAPngWhereverItStands(
            int number, int width, int height, int redRow, int redColumn, int blueRow, int blueColumn)
            throws IOException {
        byte[] exif = tiff(number);
        byte[] profile = ("\nexif\n" + (exif.length + 6) + "\n"
                        + HexFormat.of().formatHex("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1))
                        + HexFormat.of().formatHex(exif) + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] keyword = "Raw profile type exif\0".getBytes(StandardCharsets.ISO_8859_1);
        byte[] plain = png(corners());
        for (Path file : new Path[] {
            file("before.png", with(plain, "IDAT", "eXIf", exif)),
            file("after.png", with(plain, "IEND", "eXIf", exif)),
            file("text.png", with(plain, "IDAT", "tEXt", joined(keyword, profile))),
            file("packed.png", with(plain, "IDAT", "zTXt", joined(keyword, new byte[1], deflated(profile))))
        }) {
            RgbPicture upright = RgbPicture.read(file);
            GreyPicture grey = GreyPicture.read(file);

            assertThat(new int[] {upright.width(), upright.height()})
                    .as("%s", file)
                    .containsExactly(width, height);
            assertThat(colour(upright, redRow, redColumn)).as("%s", file).isEqualTo(RED);
            assertThat(colour(upright, blueRow, blueColumn)).as("%s", file).isEqualTo(BLUE);
            assertThat(new int[] {grey.width(), grey.height()}).containsExactly(width, height);
            assertThat(grey.pixels()[redRow * width + redColumn]).isEqualTo(0.299f);
            assertThat(RgbPicture.readStored(file)).isEqualTo(RgbPicture.of(corners()));
        }
    }

    @Test
    void exifThatCannotBeReadIsNoReasonToRefuseAPicture() throws IOException {
        byte[] plain = png(corners());
        for (byte[] exif : new byte[][] {{}, {1, 2, 3}, Arrays.copyOf(tiff(5), 15), tiff(0), tiff(99)}) {
            Path file = file("odd.png", with(plain, "IDAT", "eXIf", exif));
            assertThat(RgbPicture.read(file)).isEqualTo(RgbPicture.of(corners()));
        }
        byte[] text = "Raw profile type exif\0no number no hex".getBytes(StandardCharsets.ISO_8859_1);
        Path file = file("odd.png", with(plain, "IDAT", "tEXt", text));
        assertThat(RgbPicture.read(file)).isEqualTo(RgbPicture.of(corners()));
    }

    @Test
    void theKeyOfAColouredPictureIsPaper() throws IOException {
        byte[] keyed = with(png(corners()), "IDAT", "tRNS", new byte[] {0, 0, 0, (byte) 255, 0, 0});

        RgbPicture picture = RgbPicture.read(file("keyed.png", keyed));

        assertThat(colour(picture, 0, 0)).isEqualTo(RED);
        assertThat(colour(picture, 1, 0)).as("green was the key").isEqualTo(0xFFFFFF);
        assertThat(GreyPicture.read(file("keyed.png", keyed)).pixels()[2]).isEqualTo(1);
    }

    /** All sixteen bits count: a colour that differs in the last is no key. */
    @Test
    void theKeyOfSixteenBits() throws IOException {
        BufferedImage grey = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        grey.getRaster().setSample(0, 0, 0, 0x1234);
        grey.getRaster().setSample(1, 0, 0, 0x1235);
        Path file = file("sixteen.png", with(png(grey), "IDAT", "tRNS", new byte[] {0x12, 0x34}));

        assertThat(GreyPicture.read(file).pixels()).containsExactly(1, 0x1235 / 65535f);
        assertThat(colour(RgbPicture.read(file), 0, 0)).isEqualTo(0xFFFFFF);
        assertThat(colour(RgbPicture.read(file), 0, 1)).isEqualTo(0x121212);

        WritableRaster raster = new ComponentColorModel(
                        java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                        false,
                        false,
                        java.awt.Transparency.OPAQUE,
                        DataBuffer.TYPE_USHORT)
                .createCompatibleWritableRaster(2, 1);
        raster.setPixels(0, 0, 2, 1, new int[] {0x1000, 0x2000, 0x3000, 0x1000, 0x2000, 0x3001});
        ComponentColorModel model = new ComponentColorModel(
                java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_sRGB),
                false,
                false,
                java.awt.Transparency.OPAQUE,
                DataBuffer.TYPE_USHORT);
        byte[] colours = png(new BufferedImage(model, raster, false, null));
        Path coloured = file("colours.png", with(colours, "IDAT", "tRNS", new byte[] {0x10, 0, 0x20, 0, 0x30, 0}));
        assertThat(colour(RgbPicture.read(coloured), 0, 0)).isEqualTo(0xFFFFFF);
        assertThat(colour(RgbPicture.read(coloured), 0, 1)).isEqualTo(0x102030);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void theKeyOfAGreyPicture(int bits) throws IOException {
        BufferedImage grey =
                new BufferedImage(2, 1, bits == 1 ? BufferedImage.TYPE_BYTE_BINARY : BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(1, 0, 0, bits == 1 ? 1 : 51);
        byte[] plain = png(grey);

        assertThat(GreyPicture.read(file("plain.png", plain)).pixels()[0]).isZero();
        Path file = file("keyed.png", with(plain, "IDAT", "tRNS", new byte[] {0, 0}));
        assertThat(GreyPicture.read(file).pixels()).containsExactly(1, bits == 1 ? 1 : 51 / 255f);
        assertThat(colour(RgbPicture.read(file), 0, 0)).isEqualTo(0xFFFFFF);
    }

    @Test
    void numbersThatAreNoLevelsAreRefusedInOneSentence() throws IOException {
        for (Object[] odd :
                new Object[][] {{32, 3, "32-bit floating-point numbers"}, {32, 1, "32-bit signed or wide integers"}}) {
            Path file = file("f.tiff", picture((int) odd[0], (int) odd[1], 1));
            for (Runnable read : new Runnable[] {() -> RgbPicture.read(file), () -> GreyPicture.read(file)}) {
                assertThatThrownBy(read::run)
                        .isInstanceOf(DataException.class)
                        .hasMessage(file + ": pixels of " + odd[2]
                                + "; expected levels of 1 to 16 bits, as in a PNG or JPEG file");
            }
        }
    }

    @Test
    void aTiffOfLevelsIsReadAndTurned() throws IOException {
        RgbPicture upright = RgbPicture.read(file("8.tiff", picture(8, 1, 8)));

        assertThat(upright.width()).isEqualTo(3);
        assertThat(upright.height()).isEqualTo(2);
        // The first stored row, 0 and 1, is the left column, from below.
        assertThat(upright.level(0, 1, 0)).isZero();
        assertThat(upright.level(0, 0, 0)).isEqualTo(1);
        assertThat(upright.level(0, 0, 2)).isEqualTo(5);
    }

    @Test
    void damagedTiffsGiveAPictureOrOneComplaint() throws IOException {
        byte[] whole = picture(8, 1, 6);
        for (int i = 0; i < whole.length; i++) {
            for (int flip : new int[] {1, 0x80, 0xFF}) {
                byte[] bytes = whole.clone();
                bytes[i] ^= (byte) flip;
                Path file = file("damaged.tiff", bytes);
                try {
                    assertThat(RgbPicture.read(file).levels()).isNotEmpty();
                } catch (DataException e) {
                    assertThat(e).hasMessageContaining(file.toString()).hasMessageNotContaining("\n");
                }
            }
        }
    }

    @Test
    void theFirstPictureOfAnAnimationIsRead() throws IOException {
        Path file = folder.resolve("moving.gif");
        ImageIO.write(corners(), "gif", file.toFile());

        assertThat(colour(RgbPicture.read(file), 0, 0)).isEqualTo(RED);
    }

    /** Red and blue above, green and green in the middle, black below. */
    private static BufferedImage corners() {
        BufferedImage image = new BufferedImage(2, 3, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, RED);
        image.setRGB(1, 0, BLUE);
        image.setRGB(0, 1, GREEN);
        image.setRGB(1, 1, GREEN);
        return image;
    }

    private static int colour(RgbPicture picture, int y, int x) {
        return picture.level(0, y, x) << 16 | picture.level(1, y, x) << 8 | picture.level(2, y, x);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    /** A PNG file with one chunk more, before the first of a name. */
    private static byte[] with(byte[] png, String before, String name, byte[] content) throws IOException {
        int at = new String(png, StandardCharsets.ISO_8859_1).indexOf(before) - Integer.BYTES;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, at);
        byte[] named = joined(name.getBytes(StandardCharsets.ISO_8859_1), content);
        CRC32 sum = new CRC32();
        sum.update(named);
        DataOutputStream chunk = new DataOutputStream(out);
        chunk.writeInt(content.length);
        chunk.write(named);
        chunk.writeInt((int) sum.getValue());
        chunk.write(png, at, png.length - at);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    /** EXIF with nothing but an orientation. */
    private static byte[] tiff(int orientation) {
        return directory(8, new int[][] {{274, 3, orientation}}).array();
    }

    /** A grey TIFF of two columns and three rows, of levels 0 to 5. */
    private static byte[] picture(int bits, int format, int orientation) {
        int area = 6 * bits / 8;
        ByteBuffer directory = directory(8 + area, new int[][] {
            {256, 3, 2},
            {257, 3, 3},
            {258, 3, bits},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 8},
            {274, 3, orientation},
            {277, 3, 1},
            {278, 3, 3},
            {279, 4, area},
            {339, 3, format}
        });
        for (int i = 0; i < 6; i++) {
            if (bits == 8) {
                directory.put(8 + i, (byte) i);
            } else {
                directory.putInt(8 + 4 * i, format == 3 ? Float.floatToIntBits(i / 5f) : i);
            }
        }
        return directory.array();
    }

    /** A TIFF file, little-endian, whose only directory begins at an offset. */
    private static ByteBuffer directory(int offset, int[][] entries) {
        ByteBuffer file =
                ByteBuffer.allocate(offset + 2 + 12 * entries.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0x002A4949).putInt(offset).position(offset);
        file.putShort((short) entries.length);
        for (int[] entry : entries) {
            file.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1).putInt(entry[2]);
        }
        return file;
    }
}
