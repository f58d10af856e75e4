package org.ascribe.perturbation;

import java.util.Arrays;

/** Connected parts of a labelled picture. */
final class Regions {

    private Regions() {}

    /**
     * Labels the connected parts anew. One that is too small joins the part to its left or above.
     *
     * @param labels in row-major order
     * @param height of the picture
     * @param width of the picture
     * @param smallest how many pixels a part needs to stay
     * @return labels from 0, each of one connected part
     */
    static int[] connected(int[] labels, int height, int width, int smallest) {
        int[] parts = new int[labels.length];
        Arrays.fill(parts, -1);
        int[] queue = new int[labels.length];
        int next = 0;
        for (int start = 0; start < labels.length; start++) {
            if (parts[start] >= 0) {
                continue;
            }
            int size = fill(start, next, labels, parts, queue, height, width);
            // Scanning by rows, the pixels to the left and above belong to parts already.
            int neighbour = start % width > 0 ? parts[start - 1] : start >= width ? parts[start - width] : -1;
            if (size < smallest && neighbour >= 0) {
                for (int k = 0; k < size; k++) {
                    parts[queue[k]] = neighbour;
                }
            } else {
                next++;
            }
        }
        return parts;
    }

    /** Gives a part to all pixels of the start's label that are connected to it, and counts them. */
    private static int fill(int start, int part, int[] labels, int[] parts, int[] queue, int height, int width) {
        int size = 0;
        queue[size++] = start;
        parts[start] = part;
        for (int at = 0; at < size; at++) {
            int i = queue[at];
            int[] around = {
                i % width > 0 ? i - 1 : -1,
                i % width < width - 1 ? i + 1 : -1,
                i - width,
                i < (height - 1) * width ? i + width : -1
            };
            for (int j : around) {
                if (j >= 0 && parts[j] < 0 && labels[j] == labels[start]) {
                    parts[j] = part;
                    queue[size++] = j;
                }
            }
        }
        return size;
    }
}
