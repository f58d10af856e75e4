package org.ascribe.view;

import java.awt.FontMetrics;
import java.awt.Graphics2D;

/**
 * Words at a place of a plane, with a dot there or without.
 *
 * @param words beside the dot, or from the place on
 * @param place {@code x₁, x₂}
 * @param dotted whether there is a dot
 */
record Dot(String words, double[] place, boolean dotted) implements Mark {

    private static final int SIZE = 14;
    private static final double RADIUS = 4;
    private static final int AWAY = 6;

    Dot {
        place = Points.checked("\"" + words + "\"", new double[][] {place})[0];
    }

    @Override
    public String legend() {
        return "";
    }

    @Override
    public void draw(Graphics2D g, PlaneFrame frame, PlanePen pen) {
        double x = frame.x(place[0]);
        double y = frame.y(place[1]);
        if (dotted) {
            pen.dot(g, x, y, RADIUS, Colours.INK);
        }
        FontMetrics metrics = g.getFontMetrics(Fonts.bold(SIZE));
        int away = dotted ? AWAY : 0;
        int width = metrics.stringWidth(words);
        boolean fitsRight = x + away + width < frame.across() - 2;
        boolean fitsAbove = y - away - metrics.getAscent() > 2;
        PlanePen.words(
                g,
                words,
                fitsRight ? x + away : x - away - width,
                fitsAbove ? y - away : y + away + metrics.getAscent(),
                Fonts.bold(SIZE));
    }
}
