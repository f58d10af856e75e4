package org.ascribe.cli;

import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Optional;
import org.ascribe.cli.workplace.CommandFailure;
import org.ascribe.failure.DataException;
import org.ascribe.picture.GreyPicture;
import org.jspecify.annotations.Nullable;

/**
 * A picture made into what a model takes.
 *
 * @param pixels of the model's input
 * @param words what was done to the picture, and a warning below where there is nothing on it
 * @param picture what the model sees of it, nothing where its pixels are the picture
 */
record PictureInput(float[] pixels, String words, Optional<BufferedImage> picture) {

    /**
     * Reads a picture for a model of grey images with light strokes on black.
     *
     * @param file PNG or JPEG
     * @param shape the model's input
     * @param invert dark for light, or null where the picture's background decides
     */
    static PictureInput read(Path file, Shape shape, @Nullable Boolean invert) {
        if (shape.dimension() != 3 || shape.get(0) != 1) {
            throw CommandFailure.mistake("the model takes inputs of shape " + shape
                    + "; expected a model of grey pictures, (1, height, width)");
        }
        GreyPicture original = picture(file);
        GreyPicture fitted = original.fit((int) shape.get(1), (int) shape.get(2));
        boolean dark = invert == null ? original.isOnLight() : invert;
        String size = fitted == original
                ? "grey, " + original.width() + " × " + original.height() + " pixels"
                : "grey, " + original.width() + " × " + original.height() + " pixels fitted into " + fitted.width()
                        + " × " + fitted.height();
        return new PictureInput(
                (dark ? fitted.inverted() : fitted).pixels(),
                size + "; " + polarity(invert, dark)
                        + Contrast.of(fitted.pixels()).warning(),
                Optional.empty());
    }

    private static GreyPicture picture(Path file) {
        try {
            return GreyPicture.read(file);
        } catch (DataException e) {
            throw CommandFailure.mistake(e);
        }
    }

    private static String polarity(@Nullable Boolean asked, boolean inverted) {
        if (asked != null) {
            return inverted ? "inverted, as asked" : "not inverted, as asked";
        }
        return inverted
                ? "its background is light, so inverted (--no-invert leaves it)"
                : "its background is dark, so left as it is (--invert inverts it)";
    }
}
