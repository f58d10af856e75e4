package org.ascribe.view;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * Tiles in rows and columns on white paper, with the key to their colours on the right.
 *
 * @param rows tiles, left to right; rows may differ in length
 * @param bar the key
 */
record Sheet(List<List<Tile>> rows, ColourBar bar) {

    private static final int MARGIN = 8;
    private static final int GAP = 16;

    BufferedImage draw() {
        Fonts.check();
        Graphics2D scratch = pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB));
        int columns = rows.stream().mapToInt(List::size).max().orElseThrow();
        int[] widths = new int[columns];
        for (List<Tile> row : rows) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], row.get(c).width(scratch));
            }
        }
        int[] heights = rows.stream()
                .mapToInt(row -> row.stream().mapToInt(Tile::height).max().orElseThrow())
                .toArray();
        int barX = MARGIN + sum(widths) + GAP * columns;
        int height = 2 * MARGIN + sum(heights) + GAP * (rows.size() - 1);
        BufferedImage sheet = new BufferedImage(barX + bar.width(scratch) + MARGIN, height, BufferedImage.TYPE_INT_RGB);
        scratch.dispose();

        Graphics2D g = pen(sheet);
        g.setColor(Colours.PAPER);
        g.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        int y = MARGIN;
        for (int r = 0; r < heights.length; r++) {
            int x = MARGIN;
            for (int c = 0; c < rows.get(r).size(); c++) {
                rows.get(r).get(c).draw(g, x, y);
                x += widths[c] + GAP;
            }
            y += heights[r] + GAP;
        }
        Tile first = rows.get(0).get(0);
        bar.draw(g, barX, MARGIN + Tile.pictureTop(), first.picture().getHeight());
        g.dispose();
        return sheet;
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
