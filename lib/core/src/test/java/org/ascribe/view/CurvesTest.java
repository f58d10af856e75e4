package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.XYChart;

class CurvesTest {

    private static final Axes AXES = Axes.of("title", "error", "change (%)");

    @Test
    void aScatterHasItsLineAndCorrelation() {
        // Σ(x-x̄)(y-ȳ) = 4, Σ(x-x̄)² = 5, Σ(y-ȳ)² = 5: slope 0.8, r 0.8.
        XYChart chart = Curves.scatter(AXES, new double[] {1, 2, 3, 4}, new double[] {1, 3, 2, 4});

        assertThat(chart.getSeriesMap().keySet()).containsExactly("4 points", "r = 0.8000");
        double[] ends = chart.getSeriesMap().get("r = 0.8000").getYData();
        assertThat(ends[1] - ends[0]).isCloseTo(0.8 * 3, within(1e-12));
    }

    @Test
    void onLogarithmicAxesTheFitIsOfLogarithmsAndLosesNoPointSilently() {
        double[] x = {1, 10, 100, 0, Double.NaN};
        double[] y = {2, 200, 20_000, 1, 1};
        XYChart chart = Curves.scatter(AXES.logarithmic(), x, y);

        assertThat(chart.getSeriesMap().keySet()).containsExactly("3 points, 2 not drawable", "r = 1 (of logarithms)");
        double[] ends = chart.getSeriesMap().get("r = 1 (of logarithms)").getYData();
        assertThat(ends[1]).isCloseTo(20_000, withinPercentage(1e-6));
    }

    @Test
    void pointsOnOneAbscissaHaveNoLine() {
        XYChart chart = Curves.scatter(AXES, new double[] {1, 1, 1}, new double[] {1, 2, 3});

        assertThat(chart.getSeriesMap()).hasSize(1);
    }

    /** Equally far apart, 49 shares of 784 pixels: XChart by itself labels 0 and 57.142857. */
    @Test
    void manyAbscissaeHaveRoundLabels() {
        double[] x =
                IntStream.rangeClosed(0, 49).mapToDouble(k -> k * 1600 / 784.0).toArray();
        XYChart chart = Curves.lines(AXES, x, Map.of("a", x));
        Set<Double> labelled = new TreeSet<>();
        chart.setCustomXAxisTickLabelsFormatter(at -> {
            labelled.add(at);
            return Double.toString(at);
        });
        BitmapEncoder.getBufferedImage(chart);

        assertThat(labelled).hasSizeGreaterThan(4).allMatch(at -> at % 10 == 0);
        double[] drawn = chart.getSeriesMap().get("a").getXData();
        for (int i = 0; i < x.length; i++) {
            // A chart is less than 2000 pixels wide.
            assertThat(drawn[i]).isCloseTo(x[i], within(x[49] / 2000));
        }
    }

    @Test
    void intervalsReachFromBoundToBound() {
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        series.put("M-sg", List.of(new Interval(1, 2, 5), new Interval(0, 0, 0)));
        XYChart chart = Curves.intervals(AXES.logarithmicY(), List.of("IG", "GI"), series);

        assertThat(chart.getSeriesMap().keySet()).containsExactly("M-sg 1", "M-sg");
        assertThat(chart.getSeriesMap().get("M-sg 1").getYData()).containsExactly(1, 5);
        assertThat(chart.getStyler().getYAxisMin()).isEqualTo(1);
        assertThat(chart.getStyler().getYAxisMax()).isEqualTo(10);
        assertThat(chart.getStyler().getxAxisTickLabelsFormattingFunction().apply(2.0))
                .isEqualTo("GI");
    }

    @Test
    void everyCategoryIsNamedOnTheAxis() {
        Map<String, List<Interval>> series = Map.of("M-sg", List.of(new Interval(1, 2, 5), new Interval(1, 3, 4)));
        BufferedImage named = Curves.image(Curves.intervals(AXES, List.of("WWWWWWWW", "MMMMMMMM"), series));
        BufferedImage blank = Curves.image(Curves.intervals(AXES, List.of("  ", " "), series));

        assertThat(inkBelowPlot(named)).isGreaterThan(inkBelowPlot(blank) + 100);
    }

    @Test
    void aChartIsDrawnWithInk() {
        BufferedImage image =
                Curves.image(Curves.lines(AXES, new double[] {1, 2, 3}, Map.of("midpoint", new double[] {3, 2, 1})));

        assertThat(image.getWidth()).isEqualTo(640);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        assertThat(Arrays.stream(pixels).filter(p -> (p & 0xFFFFFF) == 0x0072B2).count())
                .isGreaterThan(100);
    }

    @Test
    void badInputNamesTheArgument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Curves.scatter(AXES, new double[2], new double[3]))
                .withMessage("y: 3 numbers for 2 abscissae; expected as many, at least one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Curves.scatter(AXES.logarithmic(), new double[2], new double[2]))
                .withMessageStartingWith("x, y: none of 2 points");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Curves.intervals(AXES, List.of("a", "b"), Map.of("M", List.of())))
                .withMessageStartingWith("M: 0 intervals; expected 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Interval(2, 1, 3))
                .withMessageContaining("expected low ≤ value ≤ high");
    }

    private static long inkBelowPlot(BufferedImage image) {
        int top = image.getHeight() - 90;
        int[] pixels = image.getRGB(0, top, image.getWidth(), 90, null, 0, image.getWidth());
        return Arrays.stream(pixels).filter(p -> (p & 0xFF) < 128).count();
    }
}
