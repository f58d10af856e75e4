package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.Arrays;

/**
 * The key to the colours and contour lines of planes.
 *
 * @param unit what the numbers are and what they are measured in
 * @param low the least of them
 * @param high the largest
 * @param levels of the contour lines, rising
 */
record PlaneKey(String unit, double low, double high, double[] levels) {

    private static final int BAR = 16;
    private static final int TICK = 5;
    private static final int NUMBERS = 12;
    private static final int WORDS = 14;
    private static final int LONGEST = 7;

    double limit() {
        return Math.max(Math.abs(low), Math.abs(high));
    }

    int width(Graphics2D g) {
        FontMetrics metrics = g.getFontMetrics(Fonts.plain(NUMBERS));
        int numbers = Arrays.stream(labelled())
                .mapToInt(level -> metrics.stringWidth(text(level)))
                .max()
                .orElse(0);
        return BAR
                + TICK
                + 3
                + numbers
                + 6
                + g.getFontMetrics(Fonts.plain(WORDS)).getHeight();
    }

    /** The pen's origin at the upper left corner of the bar. */
    void draw(Graphics2D g, int height) {
        for (int row = 0; row < height; row++) {
            double v = high - (high - low) * (row + 0.5) / height;
            g.setColor(new Color(Colours.diverging(limit() == 0 ? 0 : v / limit())));
            g.fillRect(0, row, BAR, 1);
        }
        for (double level : levels) {
            g.setColor(Colours.INK);
            g.setStroke(Shading.stroke(level));
            int y = y(level, height);
            g.drawLine(0, y, BAR, y);
        }
        g.setStroke(new BasicStroke(1));
        g.setColor(Colours.FAINT_INK);
        g.drawRect(-1, -1, BAR + 1, height + 1);
        g.setFont(Fonts.plain(NUMBERS));
        FontMetrics numbers = g.getFontMetrics();
        int last = Integer.MAX_VALUE;
        for (double level : labelled()) {
            int y = y(level, height);
            if (last - y >= numbers.getAscent()) {
                last = y;
                g.setColor(Colours.FAINT_INK);
                g.drawLine(BAR + 1, y, BAR + TICK, y);
                g.setColor(Colours.INK);
                g.drawString(text(level), BAR + TICK + 3, y + numbers.getAscent() / 2 - 1);
            }
        }
        g.setFont(Fonts.plain(WORDS));
        FontMetrics words = g.getFontMetrics();
        Graphics2D turned = (Graphics2D) g.create();
        turned.translate(width(g) - words.getDescent(), (height + words.stringWidth(unit)) / 2);
        turned.rotate(-Math.PI / 2);
        turned.drawString(unit, 0, 0);
        turned.dispose();
    }

    /** The levels; where there are none, both ends. */
    private double[] labelled() {
        return levels.length > 0 ? levels : low < high ? new double[] {low, high} : new double[] {low};
    }

    /** The ends of the range, and levels that callers give, may be long numbers. */
    private static String text(double level) {
        String whole = Ticks.text(level);
        return whole.length() <= LONGEST ? whole : Numbers.of(level);
    }

    private int y(double level, int height) {
        return low == high ? height / 2 : (int) Math.round((high - level) / (high - low) * (height - 1));
    }
}
