package org.ascribe.picture;

import java.util.Optional;

/**
 * A picture's way to the pixels of a network: resized, then cut.
 *
 * @param height of the picture
 * @param width of the picture
 * @param rows height after resizing
 * @param columns width after resizing
 * @param cut what is left of that
 */
public record Frame(int height, int width, int rows, int columns, Box cut) {

    /** More after resizing would be the picture of a thread, some pixels wide and a hundred thousand long. */
    private static final long MOST_PIXELS = 100_000_000;

    /**
     * Checks the sizes.
     *
     * @param height of the picture
     * @param width of the picture
     * @param rows height after resizing
     * @param columns width after resizing
     * @param cut what is left of that
     * @throws IllegalArgumentException for a picture of a single pixel, or one so slim that it would be too large
     */
    public Frame {
        if ((long) height * width < 2) {
            throw new IllegalArgumentException("picture: " + width + " × " + height
                    + " pixels; expected two or more, for one alone shows nothing that could be explained");
        }
        if ((long) rows * columns > MOST_PIXELS) {
            throw new IllegalArgumentException("picture: " + width + " × " + height + " pixels, resized to " + columns
                    + " × " + rows + "; expected a less slender one, of at most " + MOST_PIXELS);
        }
        if (cut.bottom() > rows || cut.right() > columns) {
            throw new IllegalArgumentException(
                    "cut: " + cut + "; expected one within " + columns + " × " + rows + " pixels");
        }
    }

    /**
     * What of a picture the network sees.
     *
     * @param picture of the height and width that this frame is made for
     * @return the cut
     * @throws IllegalArgumentException if the picture is of another size
     */
    public RgbPicture apply(RgbPicture picture) {
        if (picture.height() != height || picture.width() != width) {
            throw new IllegalArgumentException(
                    "picture: " + picture + "; expected one of " + width + " × " + height + " pixels");
        }
        return picture.resized(rows, columns).cropped(cut);
    }

    /**
     * Carries a box along. Its edges are rounded to whole pixels, and what lies outside of the cut is lost.
     *
     * @param box in pixels of the picture
     * @return in pixels of the network; empty if nothing of it is in the cut
     */
    public Optional<Box> carry(Box box) {
        int top = within(box.top(), rows, height, cut.top(), cut.bottom());
        int bottom = within(box.bottom(), rows, height, cut.top(), cut.bottom());
        int left = within(box.left(), columns, width, cut.left(), cut.right());
        int right = within(box.right(), columns, width, cut.left(), cut.right());
        return top < bottom && left < right ? Optional.of(new Box(top, left, bottom, right)) : Optional.empty();
    }

    private static int within(int edge, int resized, int length, int from, int to) {
        long carried = Math.round((double) edge * resized / length);
        return (int) (Math.max(from, Math.min(to, carried)) - from);
    }
}
