package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LadderTest {

    private static final Interval NOTHING = new Interval(Double.NaN, Double.NaN, Double.NaN);

    @Test
    void dotsStandInTheOrderOfTheirNumbers() {
        BufferedImage image = new Ladder("times", List.of("one", "two", "three"))
                .draw(Map.of("a", List.of(point(1), point(10), point(1000))));
        int[] x = IntStream.range(0, 3)
                .map(rung -> leftmost(image, 20 + 20 * rung, 0))
                .toArray();
        assertThat(x[0]).isLessThan(x[1]);
        // From 1 to 1000 the axis has three decades of the same length.
        assertThat(3.0 * (x[1] - x[0]) / (x[2] - x[0])).isBetween(0.97, 1.03);
    }

    @Test
    void whatIsNoPositiveNumberIsLeftOut() {
        BufferedImage image = new Ladder("times", List.of("one", "two")).draw(Map.of("a", List.of(point(3), NOTHING)));
        assertThat(leftmost(image, 20, 0)).isPositive();
        assertThat(leftmost(image, 40, 0)).isEqualTo(-1);
    }

    @Test
    void seriesHaveColoursOfTheirOwn() {
        Map<String, List<Interval>> series = new LinkedHashMap<>();
        series.put("digits", List.of(point(2)));
        series.put("photographs", List.of(new Interval(3, 5, 8)));
        BufferedImage image = new Ladder("times", List.of("one")).draw(series);
        assertThat(leftmost(image, 17, 0)).isPositive();
        assertThat(leftmost(image, 23, 1)).isGreaterThan(leftmost(image, 17, 0));
    }

    @Test
    void seriesMustFit() {
        Ladder ladder = new Ladder("times", List.of("one", "two"));
        assertThatThrownBy(() -> ladder.draw(Map.of("a", List.of(point(1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a: 1 intervals; expected 2, one a line");
        assertThatThrownBy(() -> ladder.draw(Map.of("a", List.of(NOTHING, point(-1)))))
                .hasMessage("series: no positive number in [a]; expected some");
    }

    private static Interval point(double value) {
        return new Interval(value, value, value);
    }

    /** Where a series' colour begins on a line of pixels; -1 if it is nowhere. */
    private static int leftmost(BufferedImage image, int y, int series) {
        int rgb = HouseStyle.colour(series).getRGB() & 0xFFFFFF;
        return IntStream.range(0, image.getWidth())
                .filter(x -> (image.getRGB(x, y) & 0xFFFFFF) == rgb)
                .findFirst()
                .orElse(-1);
    }
}
