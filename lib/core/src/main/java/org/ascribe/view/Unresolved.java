package org.ascribe.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.ascribe.Attribution;

/**
 * Which pixels of a map do not stand out of the noise of their sampling: {@code |a| ≤ 2 SE}. A value without noise, such as an
 * exact zero, is never among them.
 *
 * @param pixels {@code [height][width]}
 */
record Unresolved(boolean[][] pixels) {

    /** Between the lines of the hatching. */
    private static final int PERIOD = 5;

    /** What the hatching means. */
    static final List<String> KEY = List.of("hatched:", "|a| ≤ 2 SE");

    private static final Color LINE = new Color(0, 0, 0, 105);

    /** Empty for a method that does not sample. */
    static Optional<Unresolved> of(Attribution a) {
        return a.certificate().standardError().map(errors -> new Unresolved(pixels(a.pixelMap(), errors)));
    }

    /** The noise of a pixel's channels may have any correlation; the sum of their errors is the most it can be. */
    private static boolean[][] pixels(double[][] map, double[] errors) {
        int width = map[0].length;
        int area = map.length * width;
        boolean[][] pixels = new boolean[map.length][width];
        for (int p = 0; p < area; p++) {
            double error = 0;
            for (int i = p; i < errors.length; i += area) {
                error += errors[i];
            }
            // Nothing is known of the error of a single draw, which is NaN: not resolved.
            pixels[p / width][p % width] = error != 0 && !(Math.abs(map[p / width][p % width]) > 2 * error);
        }
        return pixels;
    }

    int count() {
        int count = 0;
        for (boolean[] row : pixels) {
            for (boolean unresolved : row) {
                count += unresolved ? 1 : 0;
            }
        }
        return count;
    }

    String words() {
        double percent = 100.0 * count() / (pixels.length * pixels[0].length);
        return "hatched " + (percent < 1 ? "< 1" : Math.round(percent)) + " %";
    }

    /** Draws diagonal lines over the blocks of these pixels, on a map enlarged before. */
    void hatch(BufferedImage large) {
        int factor = large.getWidth() / pixels[0].length;
        Graphics2D g = large.createGraphics();
        g.setColor(LINE);
        for (int y = 0; y < large.getHeight(); y++) {
            for (int x = PERIOD - 1 - y % PERIOD; x < large.getWidth(); x += PERIOD) {
                if (pixels[y / factor][x / factor]) {
                    g.fillRect(x, y, 1, 1);
                }
            }
        }
        g.dispose();
    }
}
