package org.ascribe.picture;

/** How a picture of any size becomes a square that a network takes. */
public sealed interface Framing {

    /**
     * The network's side.
     *
     * @return height and width of the result, in pixels
     */
    int side();

    /**
     * What is done to a picture of a given size.
     *
     * @param height of the picture
     * @param width of the picture
     * @return the resizing and the cut
     */
    Frame of(int height, int width);

    /**
     * The same for another network's side, with the same share of the picture in the frame.
     *
     * @param side new height and width of the result, in pixels
     * @return a framing of that side
     */
    Framing withSide(int side);

    /**
     * Resized in proportion until the shorter side has a given length, then cut to a square in the middle: torchvision's
     * {@code Resize} and {@code CenterCrop}, rounding halves to even as Python does.
     *
     * @param shortSide length of the shorter side after resizing
     * @param side height and width of the cut
     */
    record CentreCrop(int shortSide, int side) implements Framing {

        /**
         * Checks the lengths.
         *
         * @param shortSide length of the shorter side after resizing
         * @param side height and width of the cut
         * @throws IllegalArgumentException if the cut is empty or larger than what is cut
         */
        public CentreCrop {
            if (side < 1 || side > shortSide) {
                throw new IllegalArgumentException("side: " + side + "; expected 1 to " + shortSide
                        + ", the length of the shorter side that it is cut from");
            }
        }

        @Override
        public Frame of(int height, int width) {
            int rows = resized(height, width);
            int columns = resized(width, height);
            int top = (int) Math.rint((rows - side) / 2.0);
            int left = (int) Math.rint((columns - side) / 2.0);
            return new Frame(height, width, rows, columns, new Box(top, left, top + side, left + side));
        }

        private int resized(int length, int other) {
            return length <= other ? shortSide : (int) ((double) shortSide * length / other);
        }

        @Override
        public CentreCrop withSide(int other) {
            return new CentreCrop((int) Math.round((double) shortSide * other / side), other);
        }
    }

    /**
     * Resized each way by itself, without regard to proportions: nothing is lost, and everything is a little slimmer or wider.
     *
     * @param side height and width of the result
     */
    record Stretch(int side) implements Framing {

        /**
         * Checks the length.
         *
         * @param side height and width of the result
         * @throws IllegalArgumentException if it is not positive
         */
        public Stretch {
            if (side < 1) {
                throw new IllegalArgumentException("side: " + side + "; expected one pixel or more");
            }
        }

        @Override
        public Frame of(int height, int width) {
            return new Frame(height, width, side, side, new Box(0, 0, side, side));
        }

        @Override
        public Stretch withSide(int other) {
            return new Stretch(other);
        }
    }
}
