package org.ascribe.view;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;

/**
 * A function of two variables over a rectangle of the plane, and what lies on it: x₁ to the right, x₂ upwards, one unit as long on
 * both axes unless the rectangle is more than four times as long as it is wide. Red where the function is positive, blue where it
 * is negative, white at zero; contour lines, dashed where negative and bold at zero, whose levels the key tells. Curves, arrows,
 * points and words lie over it in the order in which they came, curves with a pattern of their own each, so that a grey print
 * tells them apart.
 *
 * <pre>{@code
 * Plane.over(0, 2).shaded("f", (x, y) -> x * y).path("line", b, x).point("b", b[0], b[1]).point("x", x[0], x[1]).draw()
 * }</pre>
 */
public final class Plane {

    private static final int SIDE = 320;

    private final String title;
    private final PlaneFrame frame;
    private final Shading shading;
    private final List<Mark> marks;

    private Plane(String title, PlaneFrame frame, Shading shading, List<Mark> marks) {
        this.title = title;
        this.frame = frame;
        this.shading = shading;
        this.marks = List.copyOf(marks);
    }

    /**
     * A square.
     *
     * @param low where it begins, on both axes
     * @param high where it ends
     * @return nothing on it
     * @throws IllegalArgumentException if it is empty
     */
    public static Plane over(double low, double high) {
        return over(low, high, low, high);
    }

    /**
     * A rectangle.
     *
     * @param left where x₁ begins
     * @param right where x₁ ends
     * @param bottom where x₂ begins
     * @param top where x₂ ends
     * @return nothing on it
     * @throws IllegalArgumentException if it is empty
     */
    public static Plane over(double left, double right, double bottom, double top) {
        if (!(left < right && bottom < top) || !Double.isFinite(right - left) || !Double.isFinite(top - bottom)) {
            throw new IllegalArgumentException("rectangle: x₁ from " + left + " to " + right + ", x₂ from " + bottom
                    + " to " + top + "; expected each to end above where it begins");
        }
        return new Plane("", new PlaneFrame(left, right, bottom, top, SIDE, "x₁", "x₂"), Shading.NONE, List.of());
    }

    /**
     * With a line above.
     *
     * @param words in bold
     * @return a copy
     */
    public Plane titled(String words) {
        return new Plane(words, frame, shading, marks);
    }

    /**
     * With other words on the axes.
     *
     * @param horizontal what x₁ is, with its unit
     * @param vertical what x₂ is, with its unit
     * @return a copy
     */
    public Plane withAxes(String horizontal, String vertical) {
        return new Plane(title, frame.named(horizontal, vertical), shading, marks);
    }

    /**
     * In another size.
     *
     * @param pixels length of the longer side, 100 to 2000
     * @return a copy
     * @throws IllegalArgumentException if it is smaller or larger
     */
    public Plane withSide(int pixels) {
        if (pixels < 100 || pixels > 2000) {
            throw new IllegalArgumentException("pixels: " + pixels + "; expected 100 to 2000");
        }
        return new Plane(title, frame.of(pixels), shading, marks);
    }

    /**
     * Where a function must be known to be shaded.
     *
     * @return {@code x₁, x₂} of each point, line by line from the top
     */
    public double[][] points() {
        return Shading.points(frame);
    }

    /**
     * The middles of the cells of a coarse grid, for arrows.
     *
     * @param n cells along the longer side
     * @return {@code x₁, x₂} of each, line by line from the top
     * @throws IllegalArgumentException if there are none
     */
    public double[][] grid(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("n: " + n + "; expected 1 or more");
        }
        double cell = Math.max(frame.width(), frame.height()) / n;
        int across = (int) Math.max(1, Math.round(frame.width() / cell));
        int down = (int) Math.max(1, Math.round(frame.height() / cell));
        double[][] points = new double[across * down][];
        Arrays.setAll(points, p -> new double[] {
            frame.left() + (p % across + 0.5) * frame.width() / across,
            frame.top() - (p / across + 0.5) * frame.height() / down
        });
        return points;
    }

    /**
     * Shaded by a function, with contour lines at seven or so round levels.
     *
     * @param unit what the function is and what it is measured in
     * @param values at {@link #points}
     * @return a copy
     * @throws IllegalArgumentException if there are not as many values as points
     */
    public Plane shaded(String unit, double... values) {
        int expected = points().length;
        if (values.length != expected) {
            throw new IllegalArgumentException(
                    "values: " + values.length + "; expected " + expected + ", one for each point");
        }
        return new Plane(title, frame, Shading.of(unit, values), marks);
    }

    /**
     * Shaded by a function, with contour lines at seven or so round levels. It is asked for each of the {@link #points} alone: the
     * values of a network come cheaper from one batch.
     *
     * @param unit what the function is and what it is measured in
     * @param f of x₁ and x₂
     * @return a copy
     */
    public Plane shaded(String unit, DoubleBinaryOperator f) {
        return shaded(
                unit,
                Arrays.stream(points())
                        .mapToDouble(p -> f.applyAsDouble(p[0], p[1]))
                        .toArray());
    }

    /**
     * With contour lines elsewhere.
     *
     * @param levels values of the function; none for no lines
     * @return a copy
     */
    public Plane withContours(double... levels) {
        return new Plane(title, frame, shading.withLevels(levels), marks);
    }

    /**
     * A line through points.
     *
     * @param name in the legend
     * @param points {@code x₁, x₂} of each, in order; what lies outside the rectangle is cut off
     * @return a copy
     */
    public Plane curve(String name, double[]... points) {
        return with(new Curve(name, points, false));
    }

    /**
     * A line through points, with an arrow head half-way.
     *
     * @param name in the legend
     * @param points {@code x₁, x₂} of each, in order
     * @return a copy
     */
    public Plane path(String name, double[]... points) {
        return with(new Curve(name, points, true));
    }

    /**
     * An arrow from a point to another.
     *
     * @param name in the legend
     * @param from {@code x₁, x₂} of its end
     * @param to {@code x₁, x₂} of its head
     * @return a copy
     */
    public Plane arrow(String name, double[] from, double[] to) {
        return with(new Arrow(name, new double[][] {from, to}));
    }

    /**
     * A field of vectors: arrows whose length grows with the vector, a dot where it is zero. The legend says how long the longest is.
     *
     * @param name in the legend
     * @param at where they begin, such as {@link #grid}
     * @param vectors one for each, finite
     * @return a copy
     * @throws IllegalArgumentException if there are not as many, or one is not finite
     */
    public Plane vectors(String name, double[][] at, double[][] vectors) {
        return with(new VectorField(name, at, vectors));
    }

    /**
     * A dot with a name beside it.
     *
     * @param name a letter or two; "" for none
     * @param x1 where it stands
     * @param x2 where it stands
     * @return a copy
     */
    public Plane point(String name, double x1, double x2) {
        return with(new Dot(name, new double[] {x1, x2}, true));
    }

    /**
     * Words.
     *
     * @param words a few
     * @param x1 where they begin
     * @param x2 where they begin
     * @return a copy
     */
    public Plane label(String words, double x1, double x2) {
        return with(new Dot(words, new double[] {x1, x2}, false));
    }

    /**
     * Draws it.
     *
     * @return the picture
     */
    public BufferedImage draw() {
        return drawRow(this);
    }

    /**
     * Draws planes side by side, with the same colours for the same numbers and one key, in the unit of the first that is shaded.
     *
     * @param planes from left to right
     * @return the picture
     * @throws IllegalArgumentException if there are none
     */
    public static BufferedImage drawRow(Plane... planes) {
        if (planes.length == 0) {
            throw new IllegalArgumentException("planes: none; expected one or more");
        }
        return new PlaneSheet(List.of(planes)).draw();
    }

    String title() {
        return title;
    }

    PlaneFrame frame() {
        return frame;
    }

    Shading shading() {
        return shading;
    }

    List<Mark> marks() {
        return marks;
    }

    private Plane with(Mark mark) {
        return new Plane(
                title,
                frame,
                shading,
                Stream.concat(marks.stream(), Stream.of(mark)).toList());
    }
}
