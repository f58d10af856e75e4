package org.ascribe.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/** The input itself as a picture. */
public final class Picture {

    /** The least height or width, in pixels, of a picture that stands alone. */
    static final int LEGIBLE = 224;

    private Picture() {}

    /**
     * A picture at least 224 pixels wide or high, each value a square block: three channels are red, green, blue; any
     * other number of channels is averaged to grey. Values within [0, 1] are shown as they are, others are stretched to
     * their range.
     *
     * @param values in row-major order
     * @param shape {@code height, width} or {@code channels, height, width}
     * @return the picture
     * @throws IllegalArgumentException if the shape is another one, or has not as many entries as there are values
     */
    public static BufferedImage of(double[] values, long... shape) {
        return enlarge(plain(values, shape), LEGIBLE);
    }

    /** One pixel per value. */
    static BufferedImage plain(double[] values, long... shape) {
        if (shape.length != 2 && shape.length != 3
                || Arrays.stream(shape).reduce(1, (a, b) -> a * b) != values.length
                || values.length == 0) {
            throw new IllegalArgumentException("shape: " + Arrays.toString(shape) + " for " + values.length
                    + " values; expected [height, width] or [channels, height, width] with as many entries");
        }
        int channels = shape.length == 3 ? (int) shape[0] : 1;
        int height = (int) shape[shape.length - 2];
        int width = (int) shape[shape.length - 1];
        double[] unit = toUnitRange(values);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int area = height * width;
        for (int p = 0; p < area; p++) {
            int rgb = channels == 3
                    ? level(unit[p]) << 16 | level(unit[area + p]) << 8 | level(unit[2 * area + p])
                    : level(mean(unit, p, area)) * 0x010101;
            image.setRGB(p % width, p / width, rgb);
        }
        return image;
    }

    /** Enlarged by the least whole factor that makes the longer side at least {@code side} pixels; blocks stay sharp. */
    static BufferedImage enlarge(BufferedImage small, int side) {
        int longer = Math.max(small.getWidth(), small.getHeight());
        int factor = Math.max(1, (side + longer - 1) / longer);
        BufferedImage large =
                new BufferedImage(factor * small.getWidth(), factor * small.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = large.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        g.drawImage(small, 0, 0, large.getWidth(), large.getHeight(), null);
        g.dispose();
        return large;
    }

    /** Draws a faint line, on a picture of any size, where these values cross the middle of their range. */
    static void outline(BufferedImage large, double[] values, int height, int width) {
        double low = Arrays.stream(values).min().orElse(0);
        double middle = low + (Arrays.stream(values).max().orElse(0) - low) / 2;
        Graphics2D g = large.createGraphics();
        g.setColor(new Color(0, 0, 0, 70));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean inside = values[y * width + x] > middle;
                int left = x * large.getWidth() / width;
                int right = (x + 1) * large.getWidth() / width;
                int top = y * large.getHeight() / height;
                int bottom = (y + 1) * large.getHeight() / height;
                if (x + 1 < width && inside != values[y * width + x + 1] > middle) {
                    g.fillRect(right, top, 1, bottom - top);
                }
                if (y + 1 < height && inside != values[(y + 1) * width + x] > middle) {
                    g.fillRect(left, bottom, right - left, 1);
                }
            }
        }
        g.dispose();
    }

    private static double[] toUnitRange(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        if (low >= 0 && high <= 1 || low == high) {
            return values;
        }
        return Arrays.stream(values).map(v -> (v - low) / (high - low)).toArray();
    }

    private static double mean(double[] unit, int pixel, int area) {
        double sum = 0;
        for (int i = pixel; i < unit.length; i += area) {
            sum += unit[i];
        }
        return sum * area / unit.length;
    }

    private static int level(double unit) {
        return (int) Math.round(255 * Math.max(0, Math.min(1, unit)));
    }
}
