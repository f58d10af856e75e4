package org.ascribe.view;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tiles in rows and columns on white paper, with the key to their colours on the right.
 *
 * @param lines tiles, left to right; lines may differ in length
 * @param bar the key, where there is one to all of them
 */
record Sheet(List<Line> lines, Optional<ColourBar> bar) {

    private static final int MARGIN = 8;
    private static final int GAP = 16;
    private static final int HEADING = 28;
    private static final int HEADING_SIZE = 16;

    Sheet(List<Line> lines, ColourBar bar) {
        this(lines, Optional.of(bar));
    }

    /**
     * Tiles beside each other.
     *
     * @param heading above them, "" for none
     * @param tiles at least one
     */
    record Line(String heading, List<Tile> tiles) {

        static Line of(List<Tile> tiles) {
            return new Line("", tiles);
        }

        int top() {
            return heading.isEmpty() ? 0 : HEADING;
        }

        int height() {
            return top() + tiles.stream().mapToInt(Tile::height).max().orElseThrow();
        }
    }

    BufferedImage draw() {
        Fonts.check();
        Graphics2D scratch = pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        int columns = lines.stream().mapToInt(line -> line.tiles().size()).max().orElseThrow();
        int[] widths = new int[columns];
        for (Line line : lines) {
            for (int c = 0; c < line.tiles().size(); c++) {
                widths[c] = Math.max(widths[c], line.tiles().get(c).width(scratch));
            }
        }
        int[] heights = lines.stream().mapToInt(Line::height).toArray();
        int barX = MARGIN + sum(widths) + GAP * columns;
        int barWidth = bar.map(key -> key.width(scratch)).orElse(0);
        int height = 2 * MARGIN + sum(heights) + GAP * (lines.size() - 1);
        BufferedImage sheet = new BufferedImage(barX + barWidth + MARGIN, height, BufferedImage.TYPE_INT_RGB);
        scratch.dispose();

        Graphics2D g = pen(sheet);
        g.setColor(Colours.PAPER);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int y = MARGIN;
        for (int r = 0; r < heights.length; r++) {
            draw(g, lines.get(r), widths, y);
            y += heights[r] + GAP;
        }
        Line first = lines.get(0);
        int barTop = MARGIN + first.top() + Tile.pictureTop();
        bar.ifPresent(
                key -> key.draw(g, barX, barTop, first.tiles().get(0).picture().getHeight()));
        g.dispose();
        return sheet;
    }

    private static void draw(Graphics2D g, Line line, int[] widths, int y) {
        g.setColor(Colours.INK);
        g.setFont(Fonts.plain(HEADING_SIZE));
        g.drawString(line.heading(), MARGIN, y + HEADING_SIZE);
        int x = MARGIN;
        for (int c = 0; c < line.tiles().size(); c++) {
            line.tiles().get(c).draw(g, x, y + line.top());
            x += widths[c] + GAP;
        }
    }

    private static Graphics2D pen(BufferedImage image) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        return g;
    }

    private static int sum(int[] sizes) {
        return Arrays.stream(sizes).sum();
    }
}
