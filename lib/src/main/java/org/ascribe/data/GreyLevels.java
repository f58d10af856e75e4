package org.ascribe.data;

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
        int width = image.getWidth();
        float[] levels = new float[width * image.getHeight()];
        for (int i = 0; i < levels.length; i++) {
            int x = i % width;
            int y = i / width;
            levels[i] = grey ? sample(image, x, y) : luma(image.getRGB(x, y));
        }
        return levels;
    }

    /** Java takes stored grey levels for linear light, and would brighten them on the way to RGB. */
    private static float sample(BufferedImage image, int x, int y) {
        float level = share(image, x, y, 0);
        return image.getColorModel().hasAlpha() ? onPaper(level, share(image, x, y, 1)) : level;
    }

    private static float share(BufferedImage image, int x, int y, int band) {
        int most = (1 << image.getSampleModel().getSampleSize(band)) - 1;
        return (float) image.getRaster().getSample(x, y, band) / most;
    }

    private static float luma(int argb) {
        int red = argb >> 16 & 0xFF;
        int green = argb >> 8 & 0xFF;
        int blue = argb & 0xFF;
        return onPaper((0.299f * red + 0.587f * green + 0.114f * blue) / 255, (argb >>> 24) / 255f);
    }

    private static float onPaper(float level, float opacity) {
        return Math.max(0, Math.min(1, opacity * level + (1 - opacity)));
    }
}
