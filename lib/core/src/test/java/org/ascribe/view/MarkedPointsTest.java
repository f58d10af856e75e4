package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.style.markers.SeriesMarkers;

class MarkedPointsTest {

    private static final Axes AXES = Axes.of("title", "principles", "infidelity");
    private static final List<Marked> POINTS = List.of(
            new Marked("M-sg", "GI", 0, new Interval(1, 2, 5)),
            new Marked("M-sg", "IG", 2, new Interval(0.5, 1, 2)),
            new Marked("C-sg", "GI", 0, new Interval(3, 4, 5)),
            new Marked("C-sg", "IG", 2, new Interval(1, 1, 1)));

    @Test
    void theLegendNamesGroupsByColourAndKindsByMarker() {
        XYChart chart = MarkedPoints.of(AXES, POINTS);

        assertThat(chart.getSeriesMap().values().stream()
                        .filter(series -> series.isShowInLegend())
                        .map(series -> series.getName()))
                .containsExactly("M-sg", "C-sg", "GI", "IG");
        assertThat(chart.getSeriesMap().get("C-sg IG").getMarker()).isEqualTo(SeriesMarkers.TRIANGLE_DOWN);
        assertThat(chart.getSeriesMap().get("C-sg IG").getMarkerColor())
                .isEqualTo(chart.getSeriesMap().get("C-sg").getLineColor());
    }

    @Test
    void groupsStandBesideEachOtherAroundTheirAbscissa() {
        XYChart chart = MarkedPoints.of(AXES, POINTS);
        double left = chart.getSeriesMap().get("M-sg IG").getXData()[0];
        double right = chart.getSeriesMap().get("C-sg IG").getXData()[0];

        assertThat(left).isLessThan(right);
        assertThat((left + right) / 2).isCloseTo(2, within(1e-12));
        assertThat(chart.getSeriesMap().get("M-sg").getYData()).containsExactly(1, 5);
    }

    @Test
    void levelsAreDashedLinesInTheColourOfTheirGroup() {
        XYChart chart = MarkedPoints.of(AXES, POINTS, Map.of("C-sg", 2.5));

        assertThat(chart.getSeriesMap().get("C-sg level").getYData()).containsExactly(2.5, 2.5);
        assertThat(chart.getSeriesMap().get("C-sg level").getLineColor())
                .isEqualTo(chart.getSeriesMap().get("C-sg").getLineColor());
        assertThat(chart.getSeriesMap().get("C-sg level").isShowInLegend()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkedPoints.of(AXES, POINTS, Map.of("MLP", 1.0)))
                .withMessageStartingWith("levels: one of MLP");
    }

    @Test
    void itIsDrawnWithInk() {
        BufferedImage image = Curves.image(MarkedPoints.of(AXES.logarithmicY(), POINTS));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());

        assertThat(Arrays.stream(pixels).filter(p -> (p & 0xFFFFFF) == 0x0072B2).count())
                .isGreaterThan(50);
    }

    @Test
    void badInputNamesTheArgument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkedPoints.of(AXES, List.of()))
                .withMessageStartingWith("points: kinds []; expected 1 to 8");
        List<Marked> many = IntStream.range(0, 9)
                .mapToObj(i -> new Marked("M", "kind " + i, i, new Interval(0, 1, 2)))
                .toList();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkedPoints.of(AXES, many))
                .withMessageContaining("expected 1 to 8, one for each marker");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MarkedPoints.of(AXES.logarithmicY(), many.subList(0, 1)))
                .withMessageEndingWith("has no place on the axes");
    }
}
