package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How the charts of this library look: flat, light grid, legible, no frame that says nothing. */
final class HouseStyle {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 420;
    private static final int CROWD = 500;

    private HouseStyle() {}

    static XYChart chart(Axes axes) {
        XYChart chart = new XYChart(WIDTH, HEIGHT);
        chart.setTitle(axes.title());
        chart.setXAxisTitle(axes.x());
        chart.setYAxisTitle(axes.y());
        XYStyler style = chart.getStyler();
        style.setXAxisLogarithmic(axes.logX());
        style.setYAxisLogarithmic(axes.logY());
        style.setLocale(Locale.ROOT);
        style.setChartTitleVisible(!axes.title().isEmpty());
        style.setChartTitleFont(Fonts.bold(15));
        style.setChartTitleBoxVisible(false);
        style.setAxisTitleFont(Fonts.plain(14));
        style.setAxisTickLabelsFont(Fonts.plain(12));
        style.setAxisTickLabelsColor(Colours.INK);
        style.setAxisTickMarksColor(Colours.FAINT_INK);
        style.setLegendFont(Fonts.plain(12));
        style.setLegendPosition(LegendPosition.OutsideE);
        style.setLegendBorderColor(Colours.PAPER);
        style.setChartBackgroundColor(Colours.PAPER);
        style.setPlotBackgroundColor(Colours.PAPER);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(Colours.GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartFontColor(Colours.INK);
        style.setSeriesColors(Colours.series());
        style.setMarkerSize(7);
        return chart;
    }

    static Color colour(int series) {
        return Colours.series()[series % Colours.series().length];
    }

    /** Whole abscissae 1, 2, … stand for categories. */
    static void categories(XYChart chart, List<String> names) {
        XYStyler style = chart.getStyler();
        style.setXAxisMin(0.5);
        style.setXAxisMax(names.size() + 0.5);
        style.setPlotGridVerticalLinesVisible(false);
        chart.setCustomXAxisTickLabelsFormatter(x -> {
            long whole = Math.round(x);
            boolean onName = Math.abs(x - whole) < 1e-9 && whole >= 1 && whole <= names.size();
            return onName ? names.get((int) whole - 1) : " ";
        });
    }

    /** Dots, fainter where there are so many that they overlap. */
    static XYSeries dots(XYSeries series, int count) {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        Color colour = colour(0);
        int alpha = count > CROWD ? 80 : 160;
        series.setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), alpha));
        return series;
    }

    static void line(XYSeries series) {
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour(1));
        series.setLineWidth(2);
    }

    /** A vertical stroke that the legend does not mention. */
    static void whisker(XYSeries series, Color colour) {
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineWidth(2);
        series.setShowInLegend(false);
    }
}
