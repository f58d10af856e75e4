package org.ascribe.cli;

import java.util.Locale;
import org.ascribe.picture.RgbPicture;

/**
 * How much there is to see in a picture.
 *
 * @param spread between the darkest and the lightest pixel, of the channel where it is most, in [0, 1]
 */
record Contrast(double spread) {

    /** Fainter is no ink and no chalk, but the noise of a camera or of JPEG. */
    private static final double LEAST = 0.05;

    static Contrast of(float[] grey) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float pixel : grey) {
            low = Math.min(low, pixel);
            high = Math.max(high, pixel);
        }
        return new Contrast(high - low);
    }

    static Contrast of(RgbPicture picture) {
        int area = picture.height() * picture.width();
        double most = 0;
        for (int channel = 0; channel < picture.levels().length / area; channel++) {
            float[] levels = new float[area];
            for (int i = 0; i < area; i++) {
                levels[i] = (picture.levels()[channel * area + i] & 0xFF) / 255f;
            }
            most = Math.max(most, of(levels).spread());
        }
        return new Contrast(most);
    }

    /** A line of its own below what is said of a picture, or nothing where there is something to see. */
    String warning() {
        return spread >= LEAST
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nwarning: nothing is seen on it, its pixels differ by %.0f %% at most; what follows is what the"
                                + " model makes of an empty picture",
                        100 * spread);
    }
}
