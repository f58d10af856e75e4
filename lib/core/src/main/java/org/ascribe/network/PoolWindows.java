package org.ascribe.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/** The windows of a pooling layer over images {@code [n, channels, height, width]}; they may overlap, and reach into padding. */
public sealed interface PoolWindows permits SlidingWindows, AdaptiveWindows {

    /**
     * Square windows that touch each other.
     *
     * @param side side and stride
     * @return the windows
     */
    static PoolWindows square(int side) {
        return square(side, side, 0);
    }

    /**
     * Square windows.
     *
     * @param side side of a window
     * @param stride step in both directions
     * @param padding rows and columns added on every side
     * @return the windows
     */
    static PoolWindows square(int side, int stride, int padding) {
        return sliding(new Shape(side, side), new Shape(stride, stride), new Shape(padding, padding), false);
    }

    /**
     * Windows of one size at equal steps.
     *
     * @param kernel rows and columns of a window
     * @param stride steps down and across
     * @param padding rows and columns added on either side
     * @param ceil whether a last window that reaches beyond the padded image counts, as long as it begins inside
     * @return the windows
     */
    static PoolWindows sliding(Shape kernel, Shape stride, Shape padding, boolean ceil) {
        return new SlidingWindows(kernel, stride, padding, ceil);
    }

    /**
     * As many windows as the output is to have entries, whatever the size of the input: window i of n begins at ⌊i·size/n⌋ and
     * ends before ⌈(i+1)·size/n⌉.
     *
     * @param height rows of the output
     * @param width columns of the output
     * @return the windows
     */
    static PoolWindows adaptive(int height, int width) {
        return new AdaptiveWindows(height, width);
    }

    /**
     * The largest entry of each window; of equal ones the first gets the gradient.
     *
     * @param a {@code [n, channels, height, width]}
     * @return {@code [n, channels, rows, columns]}
     */
    NDArray max(NDArray a);

    /**
     * The sum of each window.
     *
     * @param a {@code [n, channels, height, width]}
     * @return {@code [n, channels, rows, columns]}
     */
    NDArray sum(NDArray a);

    /**
     * How many entries each window has.
     *
     * @param a {@code [n, channels, height, width]}
     * @param includePadding whether zeros of the padding count
     * @return {@code [rows, columns]} in a's type
     */
    NDArray count(NDArray a, boolean includePadding);
}
