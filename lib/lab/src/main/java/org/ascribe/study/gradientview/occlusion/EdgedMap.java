package org.ascribe.study.gradientview.occlusion;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.ascribe.picture.RgbPicture;
import org.ascribe.result.OnlyShows;
import org.ascribe.study.KeptAttribution;
import org.ascribe.view.HeatMap;
import org.ascribe.view.Limits;

/**
 * A signed map with the outline of its picture in it: where the picture's brightness changes, the map is darker. The map of a small
 * part, whose pixels are drawn as squares, has none.
 *
 * @param picture of the map's size
 */
@OnlyShows
record EdgedMap(RgbPicture picture) {

    static final Limits CLIPPED = Limits.percentile(99);

    /** What the sharpest edge leaves of a colour. */
    private static final double DARKEST = 0.55;

    BufferedImage draw(double[] values) {
        BufferedImage image = HeatMap.STANDARD
                .withLimits(CLIPPED)
                .withoutOutline()
                .drawBare(KeptAttribution.ofMap(picture.height(), picture.width(), values));
        int factor = image.getWidth() / picture.width();
        if (factor > 1) {
            // Few pixels have no outline: their borders would be taken for the map's.
            return image;
        }
        double[] edges = edges();
        double sharp = CLIPPED.of(Arrays.stream(edges));
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                double edge = edges[y * picture.width() + x];
                double light = sharp == 0 ? 1 : 1 - (1 - DARKEST) * Math.min(1, edge / sharp);
                image.setRGB(x, y, dimmed(image.getRGB(x, y), light));
            }
        }
        return image;
    }

    private static int dimmed(int rgb, double light) {
        int red = (int) Math.round(light * (rgb >> 16 & 0xFF));
        int green = (int) Math.round(light * (rgb >> 8 & 0xFF));
        int blue = (int) Math.round(light * (rgb & 0xFF));
        return red << 16 | green << 8 | blue;
    }

    /** Sizes of Sobel's gradient of the grey levels, row by row. */
    private double[] edges() {
        double[] edges = new double[picture.height() * picture.width()];
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                double across = slope(y, x, 0, 1);
                double down = slope(y, x, 1, 0);
                edges[y * picture.width() + x] = Math.hypot(across, down);
            }
        }
        return edges;
    }

    private double slope(int y, int x, int dy, int dx) {
        double slope = 0;
        for (int side = -1; side <= 1; side++) {
            int weight = 2 - Math.abs(side);
            int top = y + side * dx;
            int left = x + side * dy;
            slope += weight * (grey(top + dy, left + dx) - grey(top - dy, left - dx));
        }
        return slope;
    }

    /** The picture goes on beyond its border as it ends there. */
    private int grey(int y, int x) {
        int row = Math.max(0, Math.min(picture.height() - 1, y));
        int column = Math.max(0, Math.min(picture.width() - 1, x));
        return picture.level(0, row, column) + picture.level(1, row, column) + picture.level(2, row, column);
    }
}
