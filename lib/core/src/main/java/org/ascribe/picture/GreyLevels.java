package org.ascribe.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;

/** From colours to grey levels in [0, 1]. */
final class GreyLevels {

    private GreyLevels() {}

    static float[] of(BufferedImage image) {
        ColorModel model = image.getColorModel();
        boolean grey = model.getColorSpace().getType() == ColorSpace.TYPE_GRAY && !(model instanceof IndexColorModel);
        return grey ? stored(image) : luma(RgbPicture.of(image));
    }

    /** Java takes stored grey levels for linear light, and would brighten them on the way to RGB. */
    private static float[] stored(BufferedImage image) {
        int width = image.getWidth();
        float[] levels = new float[width * image.getHeight()];
        for (int i = 0; i < levels.length; i++) {
            int x = i % width;
            int y = i / width;
            float level = share(image, x, y, 0);
            levels[i] = image.getColorModel().hasAlpha() ? onPaper(level, share(image, x, y, 1)) : level;
        }
        return levels;
    }

    private static float share(BufferedImage image, int x, int y, int band) {
        int most = (1 << image.getSampleModel().getSampleSize(band)) - 1;
        return (float) image.getRaster().getSample(x, y, band) / most;
    }

    private static float onPaper(float level, float opacity) {
        return Math.max(0, Math.min(1, opacity * level + (1 - opacity)));
    }

    private static float[] luma(RgbPicture picture) {
        float[] levels = new float[picture.height() * picture.width()];
        for (int i = 0; i < levels.length; i++) {
            int x = i % picture.width();
            int y = i / picture.width();
            float red = picture.level(0, y, x);
            float green = picture.level(1, y, x);
            float blue = picture.level(2, y, x);
            levels[i] = Math.min(1, (0.299f * red + 0.587f * green + 0.114f * blue) / 255);
        }
        return levels;
    }
}
