package org.ascribe.view;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.List;

/**
 * The key to a heat map's colours.
 *
 * @param top what the strongest red stands for
 * @param bottom what the strongest blue stands for
 * @param unit what the numbers are measured in
 * @param notes lines below
 */
record ColourBar(String top, String bottom, String unit, List<String> notes) {

    private static final int BAR = 14;
    private static final int TICK = 4;
    private static final int SIZE = 12;

    int width(Graphics2D g) {
        FontMetrics metrics = g.getFontMetrics(Fonts.plain(SIZE));
        int labels = List.of(top, bottom, "0").stream()
                .mapToInt(metrics::stringWidth)
                .max()
                .orElseThrow();
        int below = notes.stream().mapToInt(metrics::stringWidth).max().orElse(0);
        return Math.max(BAR + TICK + 3 + labels + 6 + metrics.getHeight(), below);
    }

    void draw(Graphics2D g, int x, int y, int height) {
        for (int row = 0; row < height; row++) {
            g.setColor(new Color(Colours.diverging(1 - 2.0 * row / (height - 1))));
            g.fillRect(x, y + row, BAR, 1);
        }
        g.setColor(Colours.FAINT_INK);
        g.drawRect(x, y, BAR - 1, height - 1);
        g.setFont(Fonts.plain(SIZE));
        FontMetrics metrics = g.getFontMetrics();
        label(g, top, x, y, y + metrics.getAscent() - 1);
        label(g, "0", x, y + height / 2, y + height / 2 + metrics.getAscent() / 2 - 1);
        label(g, bottom, x, y + height - 1, y + height - 1);
        Graphics2D turned = (Graphics2D) g.create();
        turned.translate(x + width(g) - metrics.getDescent(), y + (height + metrics.stringWidth(unit)) / 2);
        turned.rotate(-Math.PI / 2);
        turned.drawString(unit, 0, 0);
        turned.dispose();
        for (int i = 0; i < notes.size(); i++) {
            g.drawString(notes.get(i), x, y + height + (i + 1) * metrics.getHeight());
        }
    }

    private static void label(Graphics2D g, String text, int x, int tick, int baseline) {
        g.drawLine(x + BAR, tick, x + BAR + TICK - 1, tick);
        g.drawString(text, x + BAR + TICK + 3, baseline);
    }
}
