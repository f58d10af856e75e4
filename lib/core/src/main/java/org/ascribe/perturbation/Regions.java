package org.ascribe.perturbation;

import java.util.Arrays;

/** Connected parts of a labelled picture. */
final class Regions {

    private static final int NONE = -1;

    private final int[] labels;
    private final int width;
    private final int[] queue;

    private Regions(int[] labels, int width) {
        this.labels = labels;
        this.width = width;
        this.queue = new int[labels.length];
    }

    /**
     * Makes each label one connected part: its largest part stays, and grows together with the others over what is left.
     *
     * @param labels in row-major order
     * @param width of the picture
     * @return labels of connected parts, the same in number
     */
    static int[] connected(int[] labels, int width) {
        return new Regions(labels, width).grown();
    }

    private int[] grown() {
        int count = Arrays.stream(labels).max().orElse(NONE) + 1;
        int[] largest = new int[count];
        int[] from = new int[count];
        int[] seen = new int[labels.length];
        Arrays.fill(seen, NONE);
        for (int start = 0; start < labels.length; start++) {
            if (seen[start] == NONE) {
                queue[0] = start;
                seen[start] = labels[start];
                int size = spread(seen, 1, true);
                if (size > largest[labels[start]]) {
                    largest[labels[start]] = size;
                    from[labels[start]] = start;
                }
            }
        }
        int[] parts = new int[labels.length];
        Arrays.fill(parts, NONE);
        int[] kept = new int[labels.length];
        int pixels = 0;
        for (int label = 0; label < count; label++) {
            if (largest[label] > 0) {
                queue[0] = from[label];
                parts[from[label]] = label;
                int size = spread(parts, 1, true);
                System.arraycopy(queue, 0, kept, pixels, size);
                pixels += size;
            }
        }
        System.arraycopy(kept, 0, queue, 0, pixels);
        spread(parts, pixels, false);
        return parts;
    }

    /** Passes parts on from the pixels in the queue, breadth first; within a label, or over all that have none. */
    private int spread(int[] parts, int waiting, boolean withinLabel) {
        int size = waiting;
        for (int at = 0; at < size; at++) {
            int i = queue[at];
            int[] around = {
                i % width > 0 ? i - 1 : NONE,
                i % width < width - 1 ? i + 1 : NONE,
                i - width,
                i + width < labels.length ? i + width : NONE
            };
            for (int j : around) {
                if (j >= 0 && parts[j] == NONE && (!withinLabel || labels[j] == labels[i])) {
                    parts[j] = parts[i];
                    queue[size++] = j;
                }
            }
        }
        return size;
    }
}
