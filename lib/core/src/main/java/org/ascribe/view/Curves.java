package org.ascribe.view;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.stat.regression.SimpleRegression;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts in the house style; a notebook shows them as they are, {@link #image} draws them. */
public final class Curves {

    /** More on a horizontal axis run into one another. */
    private static final int LABELS = 16;

    private Curves() {}

    /**
     * Points with their least-squares line and Pearson correlation, both of what is drawn: of logarithms on logarithmic
     * axes. Points without a place on the axes are left out and counted in the legend.
     *
     * @param axes titles and scales
     * @param x horizontal
     * @param y vertical, as many
     * @return the chart
     */
    public static XYChart scatter(Axes axes, double[] x, double[] y) {
        sameLength("y", x, y);
        int[] held =
                IntStream.range(0, x.length).filter(i -> axes.hold(x[i], y[i])).toArray();
        if (held.length == 0) {
            throw new IllegalArgumentException("x, y: none of " + x.length + " points has a place on the axes; expected"
                    + " finite numbers, above 0 on a logarithmic axis");
        }
        double[] px = Arrays.stream(held).mapToDouble(i -> x[i]).toArray();
        double[] py = Arrays.stream(held).mapToDouble(i -> y[i]).toArray();
        XYChart chart = HouseStyle.chart(axes);
        String left = held.length == x.length ? "" : ", " + (x.length - held.length) + " not drawable";
        HouseStyle.dots(chart.addSeries(held.length + " points" + left, px, py), held.length);
        addFit(chart, axes, px, py);
        return chart;
    }

    /**
     * Curves over common abscissae.
     *
     * @param axes titles and scales
     * @param x horizontal
     * @param series name → ordinates, as many as x, in the order of the map
     * @return the chart
     */
    public static XYChart lines(Axes axes, double[] x, Map<String, double[]> series) {
        XYChart chart =
                series.size() > 4 ? HouseStyle.chartBesideLegend(axes, series.keySet()) : HouseStyle.chart(axes);
        double[] drawn = axes.logX() ? x : withRoundLabels(x);
        series.forEach((name, y) -> {
            sameLength(name, x, y);
            chart.addSeries(name, drawn, y).setMarker(x.length > 30 ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        });
        return chart;
    }

    /**
     * Curves of estimates over common abscissae, with their intervals at some of these: each curve at its own turn, so that the
     * intervals of few curves stand on each other.
     *
     * @param axes titles and scales
     * @param x horizontal
     * @param series name → one interval an abscissa
     * @return the chart
     */
    public static XYChart bands(Axes axes, double[] x, Map<String, List<Interval>> series) {
        Map<String, double[]> values = new LinkedHashMap<>();
        series.forEach((name, intervals) ->
                values.put(name, intervals.stream().mapToDouble(Interval::value).toArray()));
        XYChart chart = lines(axes, x, values);
        chart.getSeriesMap().values().forEach(line -> line.setMarker(SeriesMarkers.NONE));
        int turns = Math.max(4, series.size());
        int k = 0;
        for (Map.Entry<String, List<Interval>> e : series.entrySet()) {
            for (int i = k; i < x.length; i += turns) {
                Interval interval = e.getValue().get(i);
                if (axes.hold(x[i], interval.low()) && axes.hold(x[i], interval.high())) {
                    double[] ends = {interval.low(), interval.high()};
                    HouseStyle.whisker(
                            chart.addSeries(e.getKey() + " " + i, new double[] {x[i], x[i]}, ends),
                            HouseStyle.colour(k));
                }
            }
            k++;
        }
        return chart;
    }

    /**
     * Estimates with their intervals, side by side in categories. Dots rather than bars, so that a logarithmic axis, which
     * has no zero for a bar to stand on, stays honest.
     *
     * @param axes titles and scales; the horizontal one is that of the categories
     * @param categories from left to right
     * @param series name → one interval a category
     * @return the chart
     */
    public static XYChart intervals(Axes axes, List<String> categories, Map<String, List<Interval>> series) {
        XYChart chart = HouseStyle.chart(new Axes(axes.title(), axes.x(), axes.y(), false, axes.logY()), categories);
        double step = 0.5 / Math.max(1, series.size() - 1);
        int k = 0;
        for (Map.Entry<String, List<Interval>> e : series.entrySet()) {
            if (e.getValue().size() != categories.size()) {
                throw new IllegalArgumentException(e.getKey() + ": "
                        + e.getValue().size() + " intervals; expected " + categories.size() + ", one a category");
            }
            double shift = series.size() == 1 ? 0 : k * step - 0.25;
            addIntervals(chart, axes, e.getKey(), e.getValue(), shift, HouseStyle.colour(k++));
        }
        if (axes.logY()) {
            HouseStyle.wholeDecades(chart);
        }
        return chart;
    }

    /**
     * Draws a chart.
     *
     * @param chart any of XChart's
     * @return the picture
     */
    public static BufferedImage image(Chart<?, ?> chart) {
        Fonts.check();
        return BitmapEncoder.getBufferedImage(chart);
    }

    private static void addFit(XYChart chart, Axes axes, double[] x, double[] y) {
        SimpleRegression fit = new SimpleRegression();
        for (int i = 0; i < x.length; i++) {
            fit.addData(axes.toX(x[i]), axes.toY(y[i]));
        }
        if (x.length < 3 || Double.isNaN(fit.getSlope()) || Double.isNaN(fit.getR())) {
            return;
        }
        double low = Arrays.stream(x).min().orElseThrow();
        double high = Arrays.stream(x).max().orElseThrow();
        double[] ends = {low, high};
        double[] on = Arrays.stream(ends)
                .map(v -> axes.fromY(fit.predict(axes.toX(v))))
                .toArray();
        String of = axes.logX() && axes.logY() ? " (of logarithms)" : axes.logX() || axes.logY() ? " (as drawn)" : "";
        HouseStyle.line(chart.addSeries("r = " + Numbers.of(fit.getR()) + of, ends, on));
    }

    private static void addIntervals(
            XYChart chart, Axes axes, String name, List<Interval> intervals, double shift, Color colour) {
        List<Double> xs = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < intervals.size(); i++) {
            Interval interval = intervals.get(i);
            double x = i + 1 + shift;
            if (axes.hold(x, interval.value())) {
                xs.add(x);
                values.add(interval.value());
            }
            if (axes.hold(x, interval.low()) && axes.hold(x, interval.high())) {
                double[] ends = {interval.low(), interval.high()};
                XYSeries bar = chart.addSeries(name + " " + (i + 1), new double[] {x, x}, ends);
                HouseStyle.whisker(bar, colour);
            }
        }
        if (!xs.isEmpty()) {
            HouseStyle.dots(chart.addSeries(name, xs, values), 1).setMarkerColor(colour);
        }
    }

    /**
     * XChart labels round numbers, but where abscissae are equally far apart: there it labels those that fit, 57.142857 say. So of
     * many, one is moved by less than shows, and by more than XChart's 1e-4.
     */
    private static double[] withRoundLabels(double[] x) {
        double[] drawn = x.clone();
        if (x.length > LABELS) {
            double apart = x[1] - x[0];
            drawn[1] += Math.copySign(Math.max(0.01 * Math.abs(apart), 2e-4), apart);
        }
        return drawn;
    }

    private static void sameLength(String name, double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException(
                    name + ": " + y.length + " numbers for " + x.length + " abscissae; expected as many, at least one");
        }
    }
}
