package org.ascribe.picture;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The one colour of a PNG file without an alpha channel that is transparent, which lies on white paper like all that is: samples as they
 * are stored, one for grey, three for red, green and blue. Java reads such files without it; palettes have opacities of their own, which
 * it reads.
 *
 * @param samples of the colour
 */
record ColourKey(int... samples) {

    private static final int COLOUR_TYPE = 9;
    private static final int GREY = 0;
    private static final int RGB = 2;

    static Optional<ColourKey> of(Path file) {
        PngChunks png = PngChunks.of(file);
        int type = png.first("IHDR")
                .filter(header -> header.length > COLOUR_TYPE)
                .map(header -> (int) header[COLOUR_TYPE])
                .orElse(-1);
        int bands = type == GREY ? 1 : type == RGB ? RgbPicture.CHANNELS : 0;
        return png.first("tRNS")
                .filter(key -> bands > 0 && key.length == 2 * bands)
                .map(ColourKey::of);
    }

    private static ColourKey of(byte[] key) {
        int[] samples = new int[key.length / 2];
        Arrays.setAll(samples, band -> ByteBuffer.wrap(key).getShort(2 * band) & 0xFFFF);
        return new ColourKey(samples);
    }

    /** Paints it white. */
    void whiten(BufferedImage image) {
        WritableRaster raster = image.getRaster();
        if (raster.getNumBands() != samples.length) {
            return;
        }
        int[] white = Arrays.stream(image.getSampleModel().getSampleSize())
                .map(bits -> (1 << bits) - 1)
                .toArray();
        for (int y = 0; y < image.getHeight(); y++) {
            int[] row = raster.getPixels(0, y, image.getWidth(), 1, (int[]) null);
            for (int at = 0; at < row.length; at += samples.length) {
                if (Arrays.equals(row, at, at + samples.length, samples, 0, samples.length)) {
                    System.arraycopy(white, 0, row, at, white.length);
                }
            }
            raster.setPixels(0, y, image.getWidth(), 1, row);
        }
    }
}
