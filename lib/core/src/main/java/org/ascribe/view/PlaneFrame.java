package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;

/**
 * Where the numbers of a plane are on paper, and its axes.
 *
 * @param left where x₁ begins
 * @param right where it ends
 * @param bottom where x₂ begins
 * @param top where it ends
 * @param side pixels of the longer side
 * @param horizontal what x₁ is
 * @param vertical what x₂ is
 */
record PlaneFrame(double left, double right, double bottom, double top, int side, String horizontal, String vertical) {

    /** A rectangle that is longer than this is drawn with units of two lengths. */
    private static final double LONGEST = 4;

    private static final int TICK = 5;
    private static final int PER_TICK = 60;
    private static final int WORDS = 14;
    private static final int NUMBERS = 12;

    double width() {
        return right - left;
    }

    double height() {
        return top - bottom;
    }

    int across() {
        return (int) Math.round(side * Math.min(1, Math.max(1 / LONGEST, width() / height())));
    }

    int down() {
        return (int) Math.round(side * Math.min(1, Math.max(1 / LONGEST, height() / width())));
    }

    double x(double x1) {
        return (x1 - left) / width() * across();
    }

    double y(double x2) {
        return (top - x2) / height() * down();
    }

    PlaneFrame named(String x, String y) {
        return new PlaneFrame(left, right, bottom, top, side, x, y);
    }

    PlaneFrame of(int pixels) {
        return new PlaneFrame(left, right, bottom, top, pixels, horizontal, vertical);
    }

    /** Room for the vertical axis. */
    int before(Graphics2D g) {
        FontMetrics numbers = g.getFontMetrics(Fonts.plain(NUMBERS));
        int longest = 0;
        for (double tick : verticalTicks()) {
            longest = Math.max(longest, numbers.stringWidth(Ticks.text(tick)));
        }
        return g.getFontMetrics(Fonts.plain(WORDS)).getHeight() + longest + TICK + 6;
    }

    /** Room for the horizontal axis. */
    int below(Graphics2D g) {
        return TICK
                + g.getFontMetrics(Fonts.plain(NUMBERS)).getHeight()
                + g.getFontMetrics(Fonts.plain(WORDS)).getHeight();
    }

    /** Both axes, the pen's origin at the upper left corner of the rectangle. */
    void drawAxes(Graphics2D g) {
        g.setStroke(new BasicStroke(1));
        g.setColor(Colours.FAINT_INK);
        g.drawRect(-1, -1, across() + 1, down() + 1);
        g.setFont(Fonts.plain(NUMBERS));
        FontMetrics numbers = g.getFontMetrics();
        for (double tick : Ticks.of(left, right, across() / PER_TICK)) {
            int x = (int) Math.round(x(tick));
            g.setColor(Colours.FAINT_INK);
            g.drawLine(x, down(), x, down() + TICK - 1);
            g.setColor(Colours.INK);
            String number = Ticks.text(tick);
            g.drawString(number, x - numbers.stringWidth(number) / 2, down() + TICK + numbers.getAscent());
        }
        for (double tick : verticalTicks()) {
            int y = (int) Math.round(y(tick));
            g.setColor(Colours.FAINT_INK);
            g.drawLine(-TICK, y, -1, y);
            g.setColor(Colours.INK);
            String number = Ticks.text(tick);
            g.drawString(number, -TICK - 3 - numbers.stringWidth(number), y + numbers.getAscent() / 2 - 1);
        }
        g.setFont(Fonts.plain(WORDS));
        FontMetrics words = g.getFontMetrics();
        g.drawString(
                horizontal,
                (across() - words.stringWidth(horizontal)) / 2,
                down() + TICK + numbers.getHeight() + words.getAscent());
        Graphics2D turned = (Graphics2D) g.create();
        turned.translate(-before(g) + words.getAscent(), (down() + words.stringWidth(vertical)) / 2);
        turned.rotate(-Math.PI / 2);
        turned.drawString(vertical, 0, 0);
        turned.dispose();
    }

    private double[] verticalTicks() {
        return Ticks.of(bottom, top, down() / PER_TICK);
    }
}
