package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import org.jspecify.annotations.Nullable;

/**
 * How lines are drawn over colours: in a colour and a pattern of their own, with a white edge.
 *
 * @param number of the line
 */
record PlanePen(int number) {

    private static final float WIDTH = 2.5f;
    private static final float EDGE = 2;
    private static final double HEAD = 11;
    private static final float[][] PATTERNS = {{}, {9, 4}, {2.5f, 3}, {9, 3, 2, 3}};

    Color colour() {
        return HouseStyle.colour(number);
    }

    Path2D line(double[][] pixels) {
        Path2D path = new Path2D.Double();
        path.moveTo(pixels[0][0], pixels[0][1]);
        for (double[] p : pixels) {
            path.lineTo(p[0], p[1]);
        }
        return path;
    }

    /** In this pen's pattern. */
    void stroke(Graphics2D g, Shape line) {
        float[] pattern = PATTERNS[number % PATTERNS.length];
        stroke(g, line, WIDTH, pattern.length == 0 ? null : pattern);
    }

    /** From a point to another, in pixels. */
    void arrow(Graphics2D g, double fromX, double fromY, double toX, double toY) {
        arrow(g, fromX, fromY, toX, toY, 0.8f * WIDTH);
    }

    /** The head no longer than the arrow, and as wide for its line as others. */
    void arrow(Graphics2D g, double fromX, double fromY, double toX, double toY, float width) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        double head = Math.min(HEAD * width / (0.8 * WIDTH), 0.6 * length);
        double neckX = toX - (toX - fromX) / length * head;
        double neckY = toY - (toY - fromY) / length * head;
        stroke(g, line(new double[][] {{fromX, fromY}, {neckX, neckY}}), width, null);
        head(g, toX, toY, Math.atan2(toY - fromY, toX - fromX), head);
    }

    /** A head half-way along a line. */
    void headOn(Graphics2D g, double x, double y, double angle) {
        double reach = HEAD / 2 + 1;
        head(g, x + reach * Math.cos(angle), y + reach * Math.sin(angle), angle, HEAD + 2);
    }

    void dot(Graphics2D g, double x, double y, double radius, Color fill) {
        g.setColor(Colours.PAPER);
        g.fill(new Ellipse2D.Double(x - radius - 1, y - radius - 1, 2 * radius + 2, 2 * radius + 2));
        g.setColor(fill);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    static void words(Graphics2D g, String words, double x, double y, Font font) {
        if (words.isEmpty()) {
            return;
        }
        Shape outline = new TextLayout(words, font, g.getFontRenderContext())
                .getOutline(AffineTransform.getTranslateInstance(x, y));
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(Colours.PAPER);
        g.draw(outline);
        g.setColor(Colours.INK);
        g.fill(outline);
    }

    private void stroke(Graphics2D g, Shape line, float width, float @Nullable [] pattern) {
        g.setStroke(new BasicStroke(width + EDGE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        g.setColor(Colours.PAPER);
        g.draw(line);
        g.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0));
        g.setColor(colour());
        g.draw(line);
    }

    private void head(Graphics2D g, double x, double y, double angle, double length) {
        Path2D head = new Path2D.Double();
        head.moveTo(0, 0);
        head.lineTo(-length, 0.42 * length);
        head.lineTo(-length, -0.42 * length);
        head.closePath();
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(angle);
        Shape there = place.createTransformedShape(head);
        g.setStroke(new BasicStroke(EDGE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        g.setColor(Colours.PAPER);
        g.draw(there);
        g.setColor(colour());
        g.fill(there);
    }
}
