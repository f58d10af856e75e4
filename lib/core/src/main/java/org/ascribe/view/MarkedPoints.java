package org.ascribe.view;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.lines.SeriesLines;
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
    /** How far two groups stand from each other, as a part of the horizontal axis. */
    private static final double APART = 0.02;

    private MarkedPoints() {}

    /**
     * Draws them, the groups a little apart so that none hides another.
     *
     * @param axes titles and scales
     * @param points one or more; groups and kinds in the order in which they first appear, at most eight kinds
     * @return the chart
     * @throws IllegalArgumentException if there are no points, or more kinds than markers, or a point has no place on the axes
     */
    public static XYChart of(Axes axes, List<Marked> points) {
        return of(axes, points, Map.of());
    }

    /**
     * As {@link #of(Axes, List)}, with a dashed line across the chart for groups that have a level to be held against: chance, or
     * what another has reached.
     *
     * @param axes titles and scales
     * @param points one or more
     * @param levels ordinates by group, in that group's colour; not in the legend
     * @return the chart
     * @throws IllegalArgumentException as {@link #of(Axes, List)}, or if a level is of no group
     */
    public static XYChart of(Axes axes, List<Marked> points, Map<String, Double> levels) {
        List<String> groups = points.stream().map(Marked::group).distinct().toList();
        List<String> kinds = points.stream().map(Marked::kind).distinct().toList();
        if (kinds.isEmpty() || kinds.size() > MARKERS.size()) {
            throw new IllegalArgumentException(
                    "points: kinds " + kinds + "; expected 1 to " + MARKERS.size() + ", one for each marker");
        }
        XYChart chart = HouseStyle.chartBesideLegend(
                axes, Stream.concat(groups.stream(), kinds.stream()).toList());
        chart.getStyler().setMarkerSize(SIZE);
        double width = points.stream().mapToDouble(Marked::x).max().orElseThrow()
                - points.stream().mapToDouble(Marked::x).min().orElseThrow();
        List<Marked> placed = points.stream()
                .map(point ->
                        point.shifted((groups.indexOf(point.group()) - (groups.size() - 1) / 2.0) * APART * width))
                .toList();
        levels.forEach((group, level) -> addLevel(chart, placed, group, groups.indexOf(group), level));
        for (Marked point : placed) {
            if (!axes.hold(point.x(), point.y().low())) {
                throw new IllegalArgumentException("points: " + point + " has no place on the axes");
            }
            addWhisker(chart, point, HouseStyle.colour(groups.indexOf(point.group())));
        }
        for (Marked point : placed) {
            Marker marker = MARKERS.get(kinds.indexOf(point.kind()));
            // In ink for the legend, under the coloured one: the colour of a kind is no group's.
            if (!chart.getSeriesMap().containsKey(point.kind())) {
                addDot(chart, point.kind(), point, marker, Colours.INK);
            }
            Color colour = HouseStyle.colour(groups.indexOf(point.group()));
            addDot(chart, point.group() + " " + point.kind(), point, marker, colour)
                    .setShowInLegend(false);
        }
        return chart;
    }

    private static void addLevel(XYChart chart, List<Marked> placed, String group, int number, double level) {
        if (number < 0) {
            throw new IllegalArgumentException("levels: one of " + group + "; expected groups of the points");
        }
        double[] ends = {
            placed.stream().mapToDouble(Marked::x).min().orElseThrow(),
            placed.stream().mapToDouble(Marked::x).max().orElseThrow()
        };
        XYSeries series = chart.addSeries(group + " level", ends, new double[] {level, level});
        HouseStyle.line(series);
        series.setLineColor(HouseStyle.colour(number));
        series.setLineStyle(SeriesLines.DASH_DASH);
        series.setShowInLegend(false);
    }

    /** The first of a group stands for it in the legend. */
    private static void addWhisker(XYChart chart, Marked point, Color colour) {
        boolean first = !chart.getSeriesMap().containsKey(point.group());
        String name = first ? point.group() : point.group() + " " + point.kind() + " interval";
        double[] ends = {point.y().low(), point.y().high()};
        XYSeries series = chart.addSeries(name, new double[] {point.x(), point.x()}, ends);
        HouseStyle.whisker(series, colour);
        series.setShowInLegend(first);
    }

    private static XYSeries addDot(XYChart chart, String name, Marked point, Marker marker, Color colour) {
        double[] y = {point.y().value()};
        XYSeries series = HouseStyle.dots(chart.addSeries(name, new double[] {point.x()}, y), 1);
        series.setMarker(marker);
        series.setMarkerColor(colour);
        return series;
    }
}
