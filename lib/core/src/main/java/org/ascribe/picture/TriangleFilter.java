package org.ascribe.picture;

/**
 * Pillow's bilinear resampling of 8-bit levels: a new pixel is the mean of the old ones around its centre, weighted by a triangle
 * that reaches one pixel, or one new pixel where the side shrinks, to either side.
 *
 * <p>To reproduce Pillow to the bit, weights are integers of 22 binary places, and levels are rounded to 8 bits after the rows
 * and again after the columns.
 */
final class TriangleFilter {

    private static final int PLACES = 22;
    private static final int HALF = 1 << PLACES - 1;

    private TriangleFilter() {}

    /** {@code [channels, height, width]} to {@code [channels, rows, columns]}. */
    static byte[] resize(byte[] levels, int height, int width, int rows, int columns) {
        // Columns are independent of each other, so a stack of channels is one tall picture to the first pass.
        byte[] narrowed = width == columns ? levels : alongRows(levels, width, columns);
        return height == rows ? narrowed : alongColumns(narrowed, height, columns, rows);
    }

    private static byte[] alongRows(byte[] levels, int width, int columns) {
        Taps[] taps = taps(width, columns);
        int lines = levels.length / width;
        byte[] resized = new byte[Math.multiplyExact(lines, columns)];
        for (int line = 0; line < lines; line++) {
            for (int x = 0; x < columns; x++) {
                int first = line * width + taps[x].first;
                resized[line * columns + x] = taps[x].mean(levels, first, 1);
            }
        }
        return resized;
    }

    private static byte[] alongColumns(byte[] levels, int height, int width, int rows) {
        Taps[] taps = taps(height, rows);
        int channels = levels.length / (height * width);
        byte[] resized = new byte[Math.multiplyExact(channels * width, rows)];
        for (int i = 0; i < resized.length; i++) {
            Taps row = taps[i / width % rows];
            int first = (i / (rows * width) * height + row.first) * width + i % width;
            resized[i] = row.mean(levels, first, width);
        }
        return resized;
    }

    /** The old pixels that make up a new one. */
    private record Taps(int first, int[] weights) {

        byte mean(byte[] levels, int from, int step) {
            int sum = HALF;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * (levels[from + k * step] & 0xFF);
            }
            return (byte) (sum >> PLACES);
        }
    }

    private static Taps[] taps(int length, int newLength) {
        Taps[] taps = new Taps[newLength];
        double scale = (double) length / newLength;
        double reach = Math.max(scale, 1);
        for (int i = 0; i < newLength; i++) {
            double centre = (i + 0.5) * scale;
            int first = Math.max(0, (int) (centre - reach + 0.5));
            int end = Math.min(length, (int) (centre + reach + 0.5));
            taps[i] = new Taps(first, weights(first, end, centre, reach));
        }
        return taps;
    }

    private static int[] weights(int first, int end, double centre, double reach) {
        double[] triangle = new double[end - first];
        double sum = 0;
        for (int k = 0; k < triangle.length; k++) {
            triangle[k] = Math.max(0, 1 - Math.abs((k + first - centre + 0.5) * (1 / reach)));
            sum += triangle[k];
        }
        int[] weights = new int[triangle.length];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = (int) (0.5 + triangle[k] / sum * (1 << PLACES));
        }
        return weights;
    }
}
