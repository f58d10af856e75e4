package org.ascribe.view;

import java.awt.Graphics2D;

/** Something on a plane. What has the same name has the same pen. */
interface Mark {

    /** What the legend says; "" for nothing. */
    String legend();

    /** The pen's origin at the upper left corner of the rectangle. */
    void draw(Graphics2D g, PlaneFrame frame, PlanePen pen);

    /** How it looks, for the legend: from the pen's origin to the right. */
    default void drawSample(Graphics2D g, int length, PlanePen pen) {
        pen.stroke(g, pen.line(new double[][] {{0, 0}, {length, 0}}));
    }
}
