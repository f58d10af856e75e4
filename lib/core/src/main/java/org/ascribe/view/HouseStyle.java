package org.ascribe.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.Arrays;
import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How the charts of this library look: flat, light grid, legible, no frame that says nothing. */
final class HouseStyle {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 420;
    private static final int FRAME = 100;
    private static final int LETTER = 8;
    private static final int CROWD = 500;
    private static final String PLAIN = "0.######";

    private HouseStyle() {}

    static XYChart chart(Axes axes) {
        return chart(axes, WIDTH);
    }

    /** For more series than a line of legend holds. */
    static XYChart chartBesideLegend(Axes axes, Collection<String> series) {
        int longest = series.stream().mapToInt(String::length).max().orElse(0);
        XYChart chart = chart(axes, WIDTH + longest * LETTER);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        chart.getStyler().setLegendLayout(LegendLayout.Vertical);
        return chart;
    }

    /** Whole abscissae 1, 2, … stand for categories. */
    static XYChart chart(Axes axes, List<String> categories) {
        int longest = categories.stream().mapToInt(String::length).max().orElse(0);
        XYChart chart = chart(axes, Math.max(WIDTH, FRAME + categories.size() * (longest + 4) * LETTER));
        XYStyler style = chart.getStyler();
        style.setXAxisMin(0.5);
        style.setXAxisMax(categories.size() + 0.5);
        style.setPlotGridVerticalLinesVisible(false);
        chart.setCustomXAxisTickLabelsFormatter(x -> label(x, categories));
        return chart;
    }

    /** A name or a blank. */
    private static String label(double x, List<String> categories) {
        long whole = Math.round(x);
        boolean named = Math.abs(x - whole) < 1e-9 && whole >= 1 && whole <= categories.size();
        return named ? categories.get((int) whole - 1) : blank(Math.round(8 * x));
    }

    /** XChart draws an axis only if all its labels differ, so no two blanks are the same characters. */
    private static String blank(long number) {
        return Long.toBinaryString(number).replace('0', ' ').replace('1', '\u00a0');
    }

    /** From a power of ten to a power of ten: XChart labels no others, and an axis needs two labels to be read. */
    static void wholeDecades(XYChart chart) {
        DoubleSummaryStatistics drawn = chart.getSeriesMap().values().stream()
                .flatMapToDouble(series -> Arrays.stream(series.getYData()))
                .summaryStatistics();
        if (drawn.getCount() > 0) {
            double low = Math.floor(Math.log10(drawn.getMin()));
            double high = Math.max(Math.ceil(Math.log10(drawn.getMax())), low + 1);
            chart.getStyler().setYAxisMin(Math.pow(10, low));
            chart.getStyler().setYAxisMax(Math.pow(10, high));
        }
    }

    private static XYChart chart(Axes axes, int width) {
        XYChart chart = new XYChart(width, HEIGHT);
        chart.setTitle(axes.title());
        chart.setXAxisTitle(axes.x());
        chart.setYAxisTitle(axes.y());
        XYStyler style = chart.getStyler();
        style.setXAxisLogarithmic(axes.logX());
        style.setYAxisLogarithmic(axes.logY());
        style.setLocale(Locale.ROOT);
        if (!axes.logX()) {
            style.setXAxisDecimalPattern(PLAIN);
        }
        style.setChartTitleVisible(!axes.title().isEmpty());
        style.setChartTitleFont(Fonts.bold(15));
        style.setChartTitleBoxVisible(false);
        style.setAxisTitleFont(Fonts.plain(14));
        style.setAxisTickLabelsFont(Fonts.plain(12));
        style.setAxisTickLabelsColor(Colours.INK);
        style.setAxisTickMarksColor(Colours.FAINT_INK);
        style.setLegendFont(Fonts.plain(12));
        style.setLegendPosition(LegendPosition.OutsideS);
        style.setLegendLayout(LegendLayout.Horizontal);
        style.setLegendBorderColor(Colours.PAPER);
        style.setChartBackgroundColor(Colours.PAPER);
        style.setPlotBackgroundColor(Colours.PAPER);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(Colours.GRID);
        style.setPlotGridLinesStroke(new BasicStroke(1));
        style.setChartFontColor(Colours.INK);
        style.setSeriesColors(Colours.series());
        style.setMarkerSize(7);
        style.setLegendPadding(14);
        return chart;
    }

    static Color colour(int series) {
        return Colours.series()[series % Colours.series().length];
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
        series.setLineStyle(SeriesLines.SOLID);
        series.setShowInLegend(false);
    }
}
