package org.ascribe.view;

import java.awt.Graphics2D;

/**
 * An arrow on a plane.
 *
 * @param legend its name
 * @param ends {@code x₁, x₂} of its end and of its head
 */
record Arrow(String legend, double[][] ends) implements Mark {

    Arrow {
        ends = Points.checked(legend, ends);
    }

    @Override
    public void draw(Graphics2D g, PlaneFrame frame, PlanePen pen) {
        double[] from = {frame.x(ends[0][0]), frame.y(ends[0][1])};
        double[] to = {frame.x(ends[1][0]), frame.y(ends[1][1])};
        if (Math.hypot(to[0] - from[0], to[1] - from[1]) < 1) {
            pen.dot(g, from[0], from[1], 2, pen.colour());
        } else {
            pen.arrow(g, from[0], from[1], to[0], to[1]);
        }
    }

    @Override
    public void drawSample(Graphics2D g, int length, PlanePen pen) {
        pen.arrow(g, 0, 0, length, 0);
    }
}
