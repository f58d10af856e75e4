package org.ascribe.view;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.Stream;

/**
 * A picture with a line above and some below.
 *
 * @param picture drawn as it is
 * @param title in bold, above
 * @param caption lines below
 */
record Tile(BufferedImage picture, String title, List<String> caption) {

    private static final int TITLE_SIZE = 13;
    private static final int CAPTION_SIZE = 12;
    private static final int LEADING = 17;
    private static final int TITLE_HEIGHT = LEADING + 5;

    int width(Graphics2D g) {
        FontMetrics bold = g.getFontMetrics(Fonts.bold(TITLE_SIZE));
        FontMetrics plain = g.getFontMetrics(Fonts.plain(CAPTION_SIZE));
        return Stream.concat(
                        Stream.of(picture.getWidth() + 2, bold.stringWidth(title)),
                        caption.stream().map(plain::stringWidth))
                .mapToInt(Integer::intValue)
                .max()
                .orElseThrow();
    }

    int height() {
        return TITLE_HEIGHT + picture.getHeight() + 2 + LEADING * caption.size() + 4;
    }

    /** Where the picture starts below the tile's top. */
    static int pictureTop() {
        return TITLE_HEIGHT + 1;
    }

    void draw(Graphics2D g, int x, int y) {
        g.setColor(Colours.INK);
        g.setFont(Fonts.bold(TITLE_SIZE));
        g.drawString(title, x, y + LEADING - 4);
        g.setColor(Colours.GRID);
        g.fillRect(x, y + TITLE_HEIGHT, picture.getWidth() + 2, picture.getHeight() + 2);
        g.drawImage(picture, x + 1, y + pictureTop(), null);
        g.setColor(Colours.FAINT_INK);
        g.setFont(Fonts.plain(CAPTION_SIZE));
        int line = y + pictureTop() + picture.getHeight() + LEADING;
        for (String text : caption) {
            g.drawString(text, x, line);
            line += LEADING;
        }
    }
}
