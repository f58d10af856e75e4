package org.ascribe.picture;

/**
 * A rectangle of pixels, half open: {@code top <= y < bottom} and {@code left <= x < right}.
 *
 * @param top first row
 * @param left first column
 * @param bottom one past the last row
 * @param right one past the last column
 */
public record Box(int top, int left, int bottom, int right) {

    /**
     * Checks the corners.
     *
     * @param top first row
     * @param left first column
     * @param bottom one past the last row
     * @param right one past the last column
     * @throws IllegalArgumentException if the box is empty or begins above or left of the picture
     */
    public Box {
        if (top < 0 || left < 0 || bottom <= top || right <= left) {
            throw new IllegalArgumentException("box: rows " + top + " to " + bottom + ", columns " + left + " to "
                    + right + "; expected 0 <= top < bottom and 0 <= left < right");
        }
    }

    /**
     * Its size.
     *
     * @return pixels inside
     */
    public int area() {
        return (bottom - top) * (right - left);
    }

    /**
     * Whether a pixel lies inside.
     *
     * @param y row
     * @param x column
     * @return true inside
     */
    public boolean contains(int y, int x) {
        return y >= top && y < bottom && x >= left && x < right;
    }
}
