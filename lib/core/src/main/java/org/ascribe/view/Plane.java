package org.ascribe.view;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Functions of two features as pictures, over a square of the plane: x₁ to the right, x₂ upwards; red where they are positive, blue
 * where they are negative, white at zero, and the same colours for the same numbers in all pictures of a row.
 *
 * @param low where the square begins, on both axes
 * @param high where it ends
 * @param marks points to be marked, by name, {@code x₁, x₂} each
 */
public record Plane(double low, double high, Map<String, List<Double>> marks) {

    private static final int CELLS = 56;
    private static final int CELL = 4;
    private static final int DOT = 7;

    /**
     * Checks the square.
     *
     * @param low where it begins
     * @param high where it ends
     * @param marks points to be marked
     * @throws IllegalArgumentException if it is empty
     */
    public Plane {
        if (!(low < high)) {
            throw new IllegalArgumentException("low, high: " + low + ", " + high + "; expected low below high");
        }
        marks = Collections.unmodifiableMap(new LinkedHashMap<>(marks));
    }

    /**
     * Without marks.
     *
     * @param low where the square begins, on both axes
     * @param high where it ends
     */
    public Plane(double low, double high) {
        this(low, high, Map.of());
    }

    /**
     * With one mark more.
     *
     * @param name written beside it
     * @param x1 where it stands
     * @param x2 where it stands
     * @return a copy
     */
    public Plane mark(String name, double x1, double x2) {
        Map<String, List<Double>> more = new LinkedHashMap<>(marks);
        more.put(name, List.of(x1, x2));
        return new Plane(low, high, more);
    }

    /**
     * Where a function must be known to be drawn.
     *
     * @return {@code x₁, x₂} of each point, line by line from the top
     */
    public double[][] points() {
        double[][] points = new double[CELLS * CELLS][];
        double step = (high - low) / CELLS;
        for (int p = 0; p < points.length; p++) {
            points[p] = new double[] {low + (p % CELLS + 0.5) * step, high - (p / CELLS + 0.5) * step};
        }
        return points;
    }

    /**
     * Draws functions side by side.
     *
     * @param unit of their values
     * @param functions title → values at {@link #points}
     * @return the picture
     * @throws IllegalArgumentException if there is none, or one has not as many values as there are points
     */
    public BufferedImage draw(String unit, Map<String, double[]> functions) {
        functions.forEach((title, values) -> {
            if (values.length != CELLS * CELLS) {
                throw new IllegalArgumentException(
                        title + ": " + values.length + " values; expected " + CELLS * CELLS + ", one for each point");
            }
        });
        double limit = functions.values().stream()
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .max()
                .orElseThrow(() -> new IllegalArgumentException("functions: none; expected one or more"));
        List<Tile> tiles = functions.entrySet().stream()
                .map(e -> new Tile(picture(e.getValue(), limit), e.getKey(), List.of(caption())))
                .toList();
        ColourBar bar = new ColourBar("+" + Numbers.of(limit), "-" + Numbers.of(limit), unit, List.of());
        return new Sheet(List.of(Sheet.Line.of(tiles)), bar).draw();
    }

    private String caption() {
        return "x₁ →, x₂ ↑, " + low + " to " + high;
    }

    private BufferedImage picture(double[] values, double limit) {
        double[][] rows = new double[CELLS][];
        Arrays.setAll(rows, r -> Arrays.copyOfRange(values, r * CELLS, (r + 1) * CELLS));
        BufferedImage picture = Picture.enlarge(HeatMap.plain(rows, limit), CELLS * CELL);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setFont(Fonts.bold(13));
        marks.forEach((name, at) -> {
            double scale = picture.getWidth() / (high - low);
            int x = (int) Math.round((at.get(0) - low) * scale);
            int y = (int) Math.round((high - at.get(1)) * scale);
            g.setColor(Color.WHITE);
            g.fillOval(x - DOT / 2 - 1, y - DOT / 2 - 1, DOT + 2, DOT + 2);
            g.setColor(Colours.INK);
            g.fillOval(x - DOT / 2, y - DOT / 2, DOT, DOT);
            g.drawString(name, x + DOT, y - DOT / 2);
        });
        g.dispose();
        return picture;
    }
}
