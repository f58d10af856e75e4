package org.ascribe.view;

import java.awt.Graphics2D;
import java.util.Arrays;

/**
 * A line through points of a plane.
 *
 * @param legend its name
 * @param points {@code x₁, x₂} of each
 * @param directed whether a head half-way says which way it goes
 */
record Curve(String legend, double[][] points, boolean directed) implements Mark {

    Curve {
        if (points.length < 2) {
            throw new IllegalArgumentException(
                    "points of " + legend + ": " + points.length + "; expected two or more for a line");
        }
        points = Points.checked(legend, points);
    }

    @Override
    public void draw(Graphics2D g, PlaneFrame frame, PlanePen pen) {
        double[][] pixels = Arrays.stream(points)
                .map(p -> new double[] {frame.x(p[0]), frame.y(p[1])})
                .toArray(double[][]::new);
        pen.stroke(g, pen.line(pixels));
        if (directed) {
            drawHead(g, pixels, pen);
        }
    }

    private static void drawHead(Graphics2D g, double[][] p, PlanePen pen) {
        double half = 0;
        for (int i = 1; i < p.length; i++) {
            half += length(p, i) / 2;
        }
        for (int i = 1; i < p.length; i++) {
            double piece = length(p, i);
            if (piece > 0 && half <= piece) {
                double x = p[i - 1][0] + half / piece * (p[i][0] - p[i - 1][0]);
                double y = p[i - 1][1] + half / piece * (p[i][1] - p[i - 1][1]);
                pen.headOn(g, x, y, Math.atan2(p[i][1] - p[i - 1][1], p[i][0] - p[i - 1][0]));
                return;
            }
            half -= piece;
        }
    }

    private static double length(double[][] p, int i) {
        return Math.hypot(p[i][0] - p[i - 1][0], p[i][1] - p[i - 1][1]);
    }
}
