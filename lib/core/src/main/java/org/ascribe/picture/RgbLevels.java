package org.ascribe.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** From whatever Java reads to levels of red, green and blue, 0 to 255. */
final class RgbLevels {

    private static final int MOST = 255;

    private RgbLevels() {}

    /** {@code [3, height, width]}. */
    static byte[] of(BufferedImage image) {
        int width = image.getWidth();
        int area = width * image.getHeight();
        byte[] levels = new byte[Math.multiplyExact(RgbPicture.CHANNELS, area)];
        boolean stored = storesLevels(image);
        for (int y = 0; y < image.getHeight(); y++) {
            int[] row = stored ? samples(image, y) : converted(image, y);
            for (int i = 0; i < row.length; i++) {
                levels[i % RgbPicture.CHANNELS * area + y * width + i / RgbPicture.CHANNELS] = (byte) row[i];
            }
        }
        return levels;
    }

    /** Whether samples are levels already: Java's own conversion would brighten grey ones, and apply colour profiles. */
    private static boolean storesLevels(BufferedImage image) {
        ColorModel model = image.getColorModel();
        int space = model.getColorSpace().getType();
        int type = image.getSampleModel().getDataType();
        return (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)
                && !(model instanceof IndexColorModel)
                && !model.isAlphaPremultiplied()
                && (type == DataBuffer.TYPE_BYTE || type == DataBuffer.TYPE_USHORT || type == DataBuffer.TYPE_INT);
    }

    private static int[] samples(BufferedImage image, int y) {
        Raster raster = image.getRaster();
        int bands = raster.getNumBands();
        int colours = image.getColorModel().getNumColorComponents();
        int[] most = image.getSampleModel().getSampleSize();
        int[] samples = raster.getPixels(0, y, image.getWidth(), 1, (int[]) null);
        int[] row = new int[RgbPicture.CHANNELS * image.getWidth()];
        for (int i = 0; i < row.length; i++) {
            int pixel = i / RgbPicture.CHANNELS * bands;
            int band = colours == 1 ? 0 : i % RgbPicture.CHANNELS;
            double level = share(samples[pixel + band], most[band]);
            double opacity = bands > colours ? share(samples[pixel + colours], most[colours]) : 1;
            row[i] = onPaper(level, opacity);
        }
        return row;
    }

    private static int[] converted(BufferedImage image, int y) {
        int[] argb = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
        int[] row = new int[RgbPicture.CHANNELS * argb.length];
        for (int i = 0; i < row.length; i++) {
            int pixel = argb[i / RgbPicture.CHANNELS];
            int level = pixel >> 8 * (2 - i % RgbPicture.CHANNELS) & MOST;
            row[i] = onPaper(share(level, Byte.SIZE), share(pixel >>> 24, Byte.SIZE));
        }
        return row;
    }

    private static double share(int sample, int bits) {
        return sample / (double) ((1L << bits) - 1);
    }

    private static int onPaper(double level, double opacity) {
        return (int) Math.round(MOST * (opacity * level + 1 - opacity));
    }
}
