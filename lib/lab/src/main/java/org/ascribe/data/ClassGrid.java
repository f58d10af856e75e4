package org.ascribe.data;

import java.util.ArrayList;
import java.util.List;
import org.ascribe.picture.Box;
import org.ascribe.picture.Framing;
import org.ascribe.picture.RgbPicture;

/**
 * Four pictures of different classes in one, two by two: where a class is, is known without anybody drawing a box.
 *
 * @param picture the mosaic, square
 * @param labels the classes of its quarters: top left, top right, bottom left, bottom right
 */
public record ClassGrid(RgbPicture picture, List<Integer> labels) {

    /** Quarters along a side. */
    private static final int ACROSS = 2;

    /**
     * Keeps its own list.
     *
     * @param picture the mosaic, square
     * @param labels the classes of its quarters
     */
    public ClassGrid {
        labels = List.copyOf(labels);
    }

    /**
     * Puts four pictures together, each framed as it would be alone, only smaller.
     *
     * @param quarters four pictures, row by row
     * @param framing the network's
     * @return a mosaic of the network's side, not to be framed again
     */
    static ClassGrid of(List<LabelledPicture> quarters, Framing framing) {
        int side = framing.side();
        Framing smaller = framing.withSide(side - side / ACROSS);
        byte[] levels = new byte[RgbPicture.CHANNELS * side * side];
        for (int q = 0; q < quarters.size(); q++) {
            RgbPicture whole = quarters.get(q).picture();
            RgbPicture framed = smaller.of(whole.height(), whole.width()).apply(whole);
            Box box = box(q, side);
            for (int row = 0; row < RgbPicture.CHANNELS * (box.bottom() - box.top()); row++) {
                int channel = row / (box.bottom() - box.top());
                int y = row % (box.bottom() - box.top());
                System.arraycopy(
                        framed.levels(),
                        (channel * framed.height() + y) * framed.width(),
                        levels,
                        (channel * side + box.top() + y) * side + box.left(),
                        box.right() - box.left());
            }
        }
        List<Integer> labels = new ArrayList<>();
        quarters.forEach(quarter -> labels.add(quarter.label()));
        return new ClassGrid(new RgbPicture(side, side, levels), labels);
    }

    /**
     * Where a quarter is.
     *
     * @param quarter 0 to 3
     * @return its box in the mosaic
     */
    public Box box(int quarter) {
        if (quarter < 0 || quarter >= labels.size()) {
            throw new IllegalArgumentException("quarter: " + quarter + "; expected 0 to " + (labels.size() - 1));
        }
        return box(quarter, picture.height());
    }

    /** Of an odd side, the upper and the left quarters have the middle. */
    private static Box box(int quarter, int side) {
        int middle = side - side / ACROSS;
        boolean lower = quarter / ACROSS == 1;
        boolean right = quarter % ACROSS == 1;
        return new Box(lower ? middle : 0, right ? middle : 0, lower ? side : middle, right ? side : middle);
    }
}
