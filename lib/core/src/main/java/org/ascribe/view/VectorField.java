package org.ascribe.view;

import java.awt.Graphics2D;
import java.util.Arrays;

/**
 * Arrows on a plane, as long as their vectors.
 *
 * @param name of the field
 * @param at where they begin
 * @param vectors one for each
 */
record VectorField(String name, double[][] at, double[][] vectors) implements Mark {

    /** How much of the way to its neighbour the longest arrow takes. */
    private static final double REACH = 0.9;

    private static final float WIDTH = 1.4f;

    /** Shorter ones, in pixels, are dots. */
    private static final double SHORTEST = 2;

    VectorField {
        if (at.length != vectors.length || at.length == 0) {
            throw new IllegalArgumentException(
                    "vectors of " + name + ": " + vectors.length + "; expected " + at.length + ", one for each point");
        }
        at = Points.checked(name, at);
        vectors = Points.checked(name, vectors);
    }

    @Override
    public String legend() {
        return name + " (longest: " + Numbers.of(longest()) + ")";
    }

    @Override
    public void draw(Graphics2D g, PlaneFrame frame, PlanePen pen) {
        double longest = longest();
        double apart = Math.sqrt((double) frame.across() * frame.down() / at.length);
        double scale = longest == 0 ? 0 : REACH * apart / longest;
        for (int i = 0; i < at.length; i++) {
            double x = frame.x(at[i][0]);
            double y = frame.y(at[i][1]);
            if (scale * length(vectors[i]) < SHORTEST) {
                pen.dot(g, x, y, 1.5, pen.colour());
            } else {
                pen.arrow(g, x, y, x + scale * vectors[i][0], y - scale * vectors[i][1], WIDTH);
            }
        }
    }

    @Override
    public void drawSample(Graphics2D g, int length, PlanePen pen) {
        pen.arrow(g, 0, 0, length, 0, WIDTH);
    }

    private double longest() {
        return Arrays.stream(vectors).mapToDouble(VectorField::length).max().orElse(0);
    }

    private static double length(double[] vector) {
        return Math.hypot(vector[0], vector[1]);
    }
}
