package org.ascribe.view;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ascribe.picture.Box;

/**
 * Maps of pictures in rows, each behind its picture, with the box of the object drawn into all of them. As in a {@link HeatMap}, red
 * speaks for the class and blue against it; the strongest colour is the 99th percentile of each map, for single pixels of
 * photographs would bleach all others.
 */
public final class BoxedMaps {

    private static final int SIDE = 128;
    private static final int ON_A_LINE = 6;
    private static final double PERCENT = 99;

    private BoxedMaps() {}

    /**
     * One map.
     *
     * @param title above it
     * @param map {@code [height][width]}, of the picture's size
     * @param caption below it
     */
    public record Panel(String title, double[][] map, String caption) {}

    /**
     * A picture and its maps.
     *
     * @param picture what is explained
     * @param caption below it
     * @param box where its object is
     * @param panels the maps
     */
    public record Line(BufferedImage picture, String caption, Box box, List<Panel> panels) {

        /**
         * Keeps its own list, and checks the sizes.
         *
         * @param picture as above
         * @param caption as above
         * @param box as above
         * @param panels as above
         * @throws IllegalArgumentException if a map or the box is not of the picture's size
         */
        public Line {
            panels = List.copyOf(panels);
            for (Panel panel : panels) {
                if (panel.map().length != picture.getHeight() || panel.map()[0].length != picture.getWidth()) {
                    throw new IllegalArgumentException("panels: " + panel.title() + " of " + panel.map().length + " × "
                            + panel.map()[0].length + " pixels; expected " + picture.getHeight() + " × "
                            + picture.getWidth() + ", those of the picture");
                }
            }
            if (box.bottom() > picture.getHeight() || box.right() > picture.getWidth()) {
                throw new IllegalArgumentException("box: " + box + "; expected one within the picture of "
                        + picture.getHeight() + " × " + picture.getWidth() + " pixels");
            }
        }
    }

    /**
     * Draws them, six to a line, and the key to their colours where there is a map.
     *
     * @param lines one or more
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static BufferedImage draw(List<Line> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("lines: none; expected a picture or more");
        }
        List<Sheet.Line> sheet = new ArrayList<>();
        for (Line line : lines) {
            List<Tile> tiles = new ArrayList<>();
            tiles.add(new Tile(boxed(line.picture(), line.box()), "input", List.of(line.caption())));
            line.panels().forEach(panel -> tiles.add(tile(panel, line.box())));
            for (int i = 0; i < tiles.size(); i += ON_A_LINE) {
                sheet.add(Sheet.Line.of(tiles.subList(i, Math.min(i + ON_A_LINE, tiles.size()))));
            }
        }
        Optional<ColourBar> bar = lines.stream().allMatch(line -> line.panels().isEmpty())
                ? Optional.empty()
                : Optional.of(new ColourBar("+limit", "-limit", "99th percentile of |a|", List.of()));
        return new Sheet(sheet, bar).draw();
    }

    private static Tile tile(Panel panel, Box box) {
        double limit = Limits.percentile(PERCENT).of(Arrays.stream(panel.map()).flatMapToDouble(Arrays::stream));
        return new Tile(boxed(HeatMap.plain(panel.map(), limit), box), panel.title(), List.of(panel.caption()));
    }

    private static BufferedImage boxed(BufferedImage image, Box box) {
        double scale = (double) SIDE / Math.max(image.getWidth(), image.getHeight());
        int width = (int) Math.round(scale * image.getWidth());
        int height = (int) Math.round(scale * image.getHeight());
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = small.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(image, 0, 0, width, height, null);
        int left = (int) Math.round(scale * box.left());
        int top = (int) Math.round(scale * box.top());
        int right = (int) Math.round(scale * box.right());
        int bottom = (int) Math.round(scale * box.bottom());
        // A light line beside a dark one is seen on any picture.
        g.setColor(Colours.PAPER);
        g.drawRect(left + 1, top + 1, right - left - 3, bottom - top - 3);
        g.setColor(Colours.INK);
        g.drawRect(left, top, right - left - 1, bottom - top - 1);
        g.dispose();
        return small;
    }
}
