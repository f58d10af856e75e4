package org.ascribe.view;

/**
 * What stands on the axes of a chart.
 *
 * @param title of the chart, may be empty
 * @param x what the horizontal axis measures, with its unit
 * @param y what the vertical axis measures, with its unit
 * @param logX whether the horizontal axis is logarithmic
 * @param logY whether the vertical axis is logarithmic
 */
public record Axes(String title, String x, String y, boolean logX, boolean logY) {

    /**
     * Linear axes.
     *
     * @param title of the chart, may be empty
     * @param x what the horizontal axis measures, with its unit
     * @param y what the vertical axis measures, with its unit
     * @return the axes
     */
    public static Axes of(String title, String x, String y) {
        return new Axes(title, x, y, false, false);
    }

    /**
     * Both axes logarithmic.
     *
     * @return a copy
     */
    public Axes logarithmic() {
        return new Axes(title, x, y, true, true);
    }

    /**
     * The vertical axis logarithmic.
     *
     * @return a copy
     */
    public Axes logarithmicY() {
        return new Axes(title, x, y, logX, true);
    }

    /** Whether a point has a place on these axes. */
    boolean hold(double px, double py) {
        return Double.isFinite(px) && Double.isFinite(py) && (!logX || px > 0) && (!logY || py > 0);
    }

    double toX(double px) {
        return logX ? Math.log10(px) : px;
    }

    double toY(double py) {
        return logY ? Math.log10(py) : py;
    }

    double fromY(double drawn) {
        return logY ? Math.pow(10, drawn) : drawn;
    }
}
