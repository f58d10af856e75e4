package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The colours of a function over a plane, and its contour lines.
 *
 * @param unit what it is and what it is measured in
 * @param values at the nodes of a grid that covers the rectangle, line by line from the top; none for white paper
 * @param levels of the contour lines, or null for round ones
 */
record Shading(String unit, double[] values, double @Nullable [] levels) {

    static final Shading NONE = new Shading("", new double[0], null);

    private static final int CELLS = 64;
    private static final int LINES = 7;
    private static final float[] DASHES = {5, 3};

    static Shading of(String unit, double[] values) {
        return new Shading(unit, values.clone(), null);
    }

    static double[][] points(PlaneFrame frame) {
        int columns = columns(frame);
        int rows = rows(frame);
        double[][] points = new double[columns * rows][];
        Arrays.setAll(points, p -> new double[] {
            frame.left() + frame.width() * (p % columns) / (columns - 1),
            frame.top() - frame.height() * (p / columns) / (rows - 1)
        });
        return points;
    }

    private static int columns(PlaneFrame frame) {
        return cells(frame.across(), frame.side()) + 1;
    }

    private static int rows(PlaneFrame frame) {
        return cells(frame.down(), frame.side()) + 1;
    }

    private static int cells(int pixels, int side) {
        return (int) Math.round((double) CELLS * pixels / side);
    }

    Shading withLevels(double[] others) {
        return new Shading(unit, values, others.clone());
    }

    boolean isEmpty() {
        return values.length == 0;
    }

    DoubleStream known() {
        return Arrays.stream(values).filter(Double::isFinite);
    }

    /** Round numbers within the range of several functions, unless levels are given. */
    double[] levels(double low, double high) {
        return levels != null ? levels : low < high ? Ticks.of(low, high, LINES) : new double[0];
    }

    /** The pen's origin at the upper left corner of the rectangle. */
    void draw(Graphics2D g, PlaneFrame frame, double limit, double[] drawn) {
        if (isEmpty()) {
            return;
        }
        g.drawImage(picture(frame, limit), 0, 0, null);
        g.setColor(new Color(0, 0, 0, 130));
        for (double level : drawn) {
            g.setStroke(stroke(level));
            g.draw(contour(frame, level));
        }
    }

    static BasicStroke stroke(double level) {
        return level < 0
                ? new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, DASHES, 0)
                : new BasicStroke(level == 0 ? 2 : 1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    }

    private Path2D contour(PlaneFrame frame, double level) {
        int columns = columns(frame);
        double scaleX = frame.across() / (columns - 1.0);
        double scaleY = frame.down() / (rows(frame) - 1.0);
        Path2D path = new Path2D.Double();
        for (double[][] line : Contour.of(values, columns, level)) {
            path.moveTo(line[0][0] * scaleX, line[0][1] * scaleY);
            for (int i = 1; i < line.length; i++) {
                path.lineTo(line[i][0] * scaleX, line[i][1] * scaleY);
            }
        }
        return path;
    }

    private BufferedImage picture(PlaneFrame frame, double limit) {
        BufferedImage picture = new BufferedImage(frame.across(), frame.down(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                double v = between(frame, (x + 0.5) / picture.getWidth(), (y + 0.5) / picture.getHeight());
                picture.setRGB(x, y, Colours.diverging(limit == 0 && v == 0 ? 0 : v / limit));
            }
        }
        return picture;
    }

    /** Bilinear between the four nodes around a place, given in parts of the rectangle. */
    private double between(PlaneFrame frame, double across, double down) {
        int columns = columns(frame);
        double x = across * (columns - 1);
        double y = down * (rows(frame) - 1);
        int corner = (int) y * columns + (int) x;
        double right = x - (int) x;
        double below = y - (int) y;
        return (1 - below) * ((1 - right) * values[corner] + right * values[corner + 1])
                + below * ((1 - right) * values[corner + columns] + right * values[corner + columns + 1]);
    }
}
