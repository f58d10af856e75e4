package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlaneTest {

    private static final Plane SQUARE = Plane.over(-1, 1);

    @Test
    void upAndRightAreWhereTheFeaturesGrow() {
        Place right = Place.of(SQUARE.shaded("f", (x1, x2) -> x1).withContours());
        assertThat(isRed(right.at(0.5, 0.5)) && isRed(right.at(0.5, -0.5))).isTrue();
        assertThat(isRed(right.at(-0.5, 0.5)) || isRed(right.at(-0.5, -0.5))).isFalse();
        Place up = Place.of(SQUARE.shaded("f", (x1, x2) -> x2).withContours());
        assertThat(isRed(up.at(0.5, 0.5)) && isRed(up.at(-0.5, 0.5))).isTrue();
        assertThat(isRed(up.at(0.5, -0.5)) || isRed(up.at(-0.5, -0.5))).isFalse();
    }

    @Test
    void theSameNumberHasTheSameColourInARow() {
        Plane weak = SQUARE.shaded("f", (x1, x2) -> 1).withContours();
        Plane strong = SQUARE.shaded("f", (x1, x2) -> 4).withContours();
        Place alone = Place.of(weak);
        Place beside = new Place(weak, Plane.drawRow(weak, strong));
        assertThat(alone.at(0, 0)).isEqualTo(Colours.diverging(1));
        assertThat(beside.at(0, 0)).isEqualTo(Colours.diverging(0.25));
    }

    /** x₁² + x₂² = ¼: dark on the circle, light beside it. */
    @Test
    void contourLinesLieWhereTheFunctionHasTheirLevel() {
        Place place = Place.of(SQUARE.shaded("f", (x1, x2) -> x1 * x1 + x2 * x2).withContours(0.25));
        Place bare = Place.of(SQUARE.shaded("f", (x1, x2) -> x1 * x1 + x2 * x2).withContours());
        for (int k = 0; k < 12; k++) {
            double x1 = Math.cos(k * Math.PI / 6);
            double x2 = Math.sin(k * Math.PI / 6);
            assertThat(lightness(place.darkest(0.5 * x1, 0.5 * x2)))
                    .isLessThan(lightness(bare.darkest(0.5 * x1, 0.5 * x2)) - 100);
            assertThat(place.at(0.45 * x1, 0.45 * x2)).isEqualTo(bare.at(0.45 * x1, 0.45 * x2));
        }
    }

    @Test
    void marksAreDrawnWhereTheyAre() {
        Plane plane = SQUARE.curve("line", new double[] {-0.8, -0.5}, new double[] {0.8, -0.5})
                .arrow("arrow", new double[] {-0.5, 0.5}, new double[] {0.5, 0.5})
                .vectors("field", new double[][] {{-0.5, -0.9}}, new double[][] {{0, 2}})
                .point("", 0.7, 0);
        Place place = Place.of(plane);
        assertThat(place.at(-0.7, -0.5)).isEqualTo(HouseStyle.colour(0).getRGB() & 0xFFFFFF);
        assertThat(place.at(0, 0.5)).isEqualTo(HouseStyle.colour(1).getRGB() & 0xFFFFFF);
        assertThat(place.at(-0.5, 0.87)).isEqualTo(HouseStyle.colour(2).getRGB() & 0xFFFFFF);
        assertThat(place.at(0.7, 0)).isEqualTo(0x222222);
        assertThat(place.at(0, 0)).isEqualTo(0xFFFFFF);
    }

    @Test
    void aRectangleKeepsTheLengthOfAUnit() {
        Plane wide = Plane.over(0, 4, 0, 2);
        assertThat(wide.frame().across()).isEqualTo(2 * wide.frame().down());
        assertThat(wide.points()).hasDimensions(65 * 33, 2);
        assertThat(wide.points()[0]).containsExactly(0, 2);
        assertThat(wide.points()[65 * 33 - 1]).containsExactly(4, 0);
        assertThat(wide.grid(4)).hasDimensions(4 * 2, 2);
        assertThat(wide.grid(4)[0]).containsExactly(0.5, 1.5);
    }

    @Test
    void whatIsNoNumberHasNoColourOfTheMap() {
        Place place = Place.of(SQUARE.shaded("f", (x1, x2) -> x1 > 0 ? Math.sqrt(-1) : x1));
        assertThat(place.at(0.5, 0.3)).isEqualTo(Colours.UNDEFINED);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> Plane.over(1, 1))
                .hasMessage("rectangle: x₁ from 1.0 to 1.0, x₂ from 1.0 to 1.0; expected each to end above where it"
                        + " begins");
        assertThatThrownBy(() -> SQUARE.shaded("f", 1, 2, 3))
                .hasMessage("values: 3; expected 4225, one for each point");
        assertThatThrownBy(() -> SQUARE.curve("γ", new double[] {0, 0}))
                .hasMessage("points of γ: 1; expected two or more for a line");
        assertThatThrownBy(() -> SQUARE.curve("γ", new double[] {0, 0}, new double[] {0, Double.NaN}))
                .hasMessage("points of γ: [0.0, NaN]; expected two finite numbers, x₁ and x₂");
        assertThatThrownBy(() -> SQUARE.vectors("v", new double[2][2], new double[1][2]))
                .hasMessage("vectors of v: 1; expected 2, one for each point");
        assertThatThrownBy(() -> SQUARE.withSide(10)).hasMessage("pixels: 10; expected 100 to 2000");
        assertThatThrownBy(() -> SQUARE.grid(0)).hasMessage("n: 0; expected 1 or more");
        assertThatThrownBy(Plane::drawRow).hasMessage("planes: none; expected one or more");
    }

    @Test
    void ticksAreRoundAndInside() {
        assertThat(Ticks.of(0, 1, 5)).containsExactly(0, 0.2, 0.4, 0.6, 0.8, 1);
        assertThat(Ticks.of(-0.5, 2.5, 5)).containsExactly(0, 1, 2);
        assertThat(Ticks.of(-3, 40, 5)).containsExactly(0, 10, 20, 30, 40);
        assertThat(Arrays.stream(Ticks.of(0, 0.8, 4)).mapToObj(Ticks::text))
                .containsExactly("0", "0.2", "0.4", "0.6", "0.8");
        assertThat(Ticks.of(-1e-3, 1e-3, 4)).containsExactly(-1e-3, -5e-4, 0, 5e-4, 1e-3);
    }

    /** A closed line, an open one, and a saddle, whose two pieces part the corners above. */
    @Test
    void contoursAreJoinedToLines() {
        int n = 41;
        double[] hill = IntStream.range(0, n * n)
                .mapToDouble(p -> Math.hypot(p % n - 20, p / n - 20.0))
                .toArray();
        double[][] ring = Contour.of(hill, n, 10).get(0);
        assertThat(Contour.of(hill, n, 10)).hasSize(1);
        assertThat(ring[0]).containsExactly(ring[ring.length - 1]);
        assertThat(Arrays.stream(ring).mapToDouble(c -> Math.hypot(c[0] - 20, c[1] - 20)))
                .allSatisfy(r -> assertThat(r).isCloseTo(10, within(0.03)));
        double[] slope = IntStream.range(0, n * n).mapToDouble(p -> p % n).toArray();
        assertThat(Contour.of(slope, n, 7.5)).singleElement().satisfies(line -> {
            assertThat(line).hasDimensions(n, 2);
            assertThat(line[0][0]).isEqualTo(7.5);
        });
        assertThat(Contour.of(new double[] {1, 0, 0, 1}, 2, 0.25))
                .hasSize(2)
                .allSatisfy(
                        piece -> assertThat(Math.abs(piece[0][0] - piece[1][0])).isEqualTo(0.75));
        assertThat(Contour.of(new double[] {1, Double.NaN, 0, 1}, 2, 0.25)).isEmpty();
    }

    /** A picture of one plane or of a row, and where the first plane's rectangle is on it. */
    private record Place(Plane plane, BufferedImage picture) {

        static Place of(Plane plane) {
            return new Place(plane, plane.draw());
        }

        /** Of the pixels around. */
        int darkest(double x1, double x2) {
            double pixel = 2.0 / 320;
            return IntStream.range(0, 9)
                    .map(k -> at(x1 + (k % 3 - 1) * pixel, x2 + (k / 3 - 1) * pixel))
                    .boxed()
                    .min(Comparator.comparingInt(PlaneTest::lightness))
                    .orElseThrow();
        }

        int at(double x1, double x2) {
            int left = 10 + plane.frame().before(picture.createGraphics());
            return picture.getRGB(
                            left + (int) Math.round(plane.frame().x(x1)),
                            10 + (int) Math.round(plane.frame().y(x2)))
                    & 0xFFFFFF;
        }
    }

    private static boolean isRed(int rgb) {
        return (rgb >> 16 & 0xFF) > (rgb & 0xFF);
    }

    private static int lightness(int rgb) {
        return (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF);
    }
}
