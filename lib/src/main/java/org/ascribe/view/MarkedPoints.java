package org.ascribe.view;

import java.awt.Color;
import java.util.List;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Points of two classifications at once: the colour of a point says its group, its marker says its kind. */
public final class MarkedPoints {

    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.SQUARE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.CROSS,
            SeriesMarkers.PLUS,
            SeriesMarkers.OVAL);

    private static final int SIZE = 11;

    private MarkedPoints() {}

    /**
     * Draws them, the groups a little apart so that none hides another.
     *
     * @param axes titles and scales
     * @param points groups and kinds in the order in which they first appear; at most eight kinds
     * @return the chart
     * @throws IllegalArgumentException if there are more kinds than markers, or a point has no place on the axes
     */
    public static XYChart of(Axes axes, List<Marked> points) {
        List<String> groups = points.stream().map(Marked::group).distinct().toList();
        List<String> kinds = points.stream().map(Marked::kind).distinct().toList();
        if (kinds.size() > MARKERS.size()) {
            throw new IllegalArgumentException(
                    "points: kinds " + kinds + "; expected at most " + MARKERS.size() + ", one for each marker");
        }
        XYChart chart = HouseStyle.chart(axes);
        chart.getStyler().setMarkerSize(SIZE);
        double apart = 0.02
                * (points.stream().mapToDouble(Marked::x).max().orElse(0)
                        - points.stream().mapToDouble(Marked::x).min().orElse(0));
        for (Marked point : points) {
            if (!axes.hold(point.x(), point.y().low())) {
                throw new IllegalArgumentException("points: " + point + " has no place on the axes");
            }
            int group = groups.indexOf(point.group());
            double x = point.x() + (group - (groups.size() - 1) / 2.0) * apart;
            addWhisker(chart, point, x, HouseStyle.colour(group));
            Marker marker = MARKERS.get(kinds.indexOf(point.kind()));
            // In ink for the legend, under the coloured one: the colour of a kind is no group's.
            if (!chart.getSeriesMap().containsKey(point.kind())) {
                dot(chart, point.kind(), x, point, marker, Colours.INK);
            }
            dot(chart, point.group() + " " + point.kind(), x, point, marker, HouseStyle.colour(group))
                    .setShowInLegend(false);
        }
        return chart;
    }

    /** The first of a group stands for it in the legend. */
    private static void addWhisker(XYChart chart, Marked point, double x, Color colour) {
        boolean first = !chart.getSeriesMap().containsKey(point.group());
        String name = first ? point.group() : point.group() + " " + point.kind() + " interval";
        double[] ends = {point.y().low(), point.y().high()};
        XYSeries series = chart.addSeries(name, new double[] {x, x}, ends);
        HouseStyle.whisker(series, colour);
        series.setShowInLegend(first);
    }

    private static XYSeries dot(XYChart chart, String name, double x, Marked point, Marker marker, Color colour) {
        XYSeries series = HouseStyle.dots(
                chart.addSeries(name, new double[] {x}, new double[] {point.y().value()}), 1);
        series.setMarker(marker);
        series.setMarkerColor(colour);
        return series;
    }
}
