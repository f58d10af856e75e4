package org.ascribe.view;

import java.awt.Color;

/**
 * The house colours, told apart by colour-blind readers.
 *
 * <p>The diverging map runs from blue over white to red in OKLab (Ottosson 2020) with lightness linear in |t|: neither sign
 * looks stronger than the other, and a grey print shows magnitudes. The series colours are those of Okabe and Ito (2008).
 */
final class Colours {

    static final Color PAPER = Color.WHITE;
    static final Color INK = new Color(0x222222);
    static final Color FAINT_INK = new Color(0x666666);
    static final Color GRID = new Color(0xE4E4E4);
    /** What is not a number has none of the map's colours. */
    static final int UNDEFINED = 0xB9B08A;

    private static final double DARKEST = 0.42;
    private static final double RED_HUE = Math.toRadians(27);
    private static final double BLUE_HUE = Math.toRadians(253);

    private Colours() {}

    static Color[] series() {
        return new Color[] {
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            new Color(0x4D4D4D)
        };
    }

    /** The colour of t in [-1, 1] as 0xRRGGBB; beyond is clipped. */
    static int diverging(double t) {
        if (Double.isNaN(t)) {
            return UNDEFINED;
        }
        double m = Math.min(1, Math.abs(t));
        // The largest chroma both hues have at every lightness, with a little room.
        double chroma = 0.27 * m * (1 - 0.55 * m * m);
        return oklab(1 - (1 - DARKEST) * m, chroma, t < 0 ? BLUE_HUE : RED_HUE);
    }

    private static int oklab(double lightness, double chroma, double hue) {
        double a = chroma * Math.cos(hue);
        double b = chroma * Math.sin(hue);
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        return channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
                | channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
                | channel(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s);
    }

    private static double cube(double v) {
        return v * v * v;
    }

    /** From linear light to a byte of sRGB. */
    private static int channel(double linear) {
        double c = Math.max(0, Math.min(1, linear));
        double encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
        return (int) Math.round(255 * encoded);
    }
}
