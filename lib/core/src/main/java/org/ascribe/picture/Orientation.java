package org.ascribe.picture;

import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

/**
 * How the camera was held: which side of the stored picture is up, as EXIF numbers the eight ways.
 *
 * @param transposed rows were stored as columns
 * @param bottomUp rows, after that, are counted from below
 * @param rightToLeft columns, after that, are counted from the right
 */
record Orientation(boolean transposed, boolean bottomUp, boolean rightToLeft) {

    private static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** What a JPEG, PNG or TIFF file says; upright where it says nothing. */
    static Orientation of(Path file) {
        return of(Exif.orientation(file));
    }

    /** By its number in EXIF, 1 to 8; any other stands for upright. */
    static Orientation of(int number) {
        return switch (number) {
            case 2 -> new Orientation(false, false, true);
            case 3 -> new Orientation(false, true, true);
            case 4 -> new Orientation(false, true, false);
            case 5 -> new Orientation(true, false, false);
            case 6 -> new Orientation(true, false, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, true, false);
            default -> UPRIGHT;
        };
    }

    RgbPicture turn(RgbPicture stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        IntUnaryOperator source = sources(stored.height(), stored.width());
        byte[] levels = new byte[stored.levels().length];
        int area = stored.height() * stored.width();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = stored.levels()[i / area * area + source.applyAsInt(i % area)];
        }
        return new RgbPicture(rows(stored.height(), stored.width()), rows(stored.width(), stored.height()), levels);
    }

    GreyPicture turn(GreyPicture stored) {
        if (equals(UPRIGHT)) {
            return stored;
        }
        IntUnaryOperator source = sources(stored.height(), stored.width());
        float[] pixels = new float[stored.pixels().length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = stored.pixels()[source.applyAsInt(i)];
        }
        return new GreyPicture(rows(stored.height(), stored.width()), rows(stored.width(), stored.height()), pixels);
    }

    private int rows(int height, int width) {
        return transposed ? width : height;
    }

    /** For each pixel of the upright picture, row by row, which it is of the stored one. */
    private IntUnaryOperator sources(int storedHeight, int storedWidth) {
        int height = rows(storedHeight, storedWidth);
        int width = rows(storedWidth, storedHeight);
        return i -> {
            int y = bottomUp ? height - 1 - i / width : i / width;
            int x = rightToLeft ? width - 1 - i % width : i % width;
            return transposed ? x * storedWidth + y : y * storedWidth + x;
        };
    }
}
