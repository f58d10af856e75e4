package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.ascribe.picture.Box;
import org.ascribe.view.BoxedMaps.Line;
import org.ascribe.view.BoxedMaps.Panel;
import org.junit.jupiter.api.Test;

class BoxedMapsTest {

    private static final BufferedImage PICTURE = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    private static final Box BOX = new Box(8, 16, 24, 48);

    private static Panel panel(double value) {
        double[][] map = new double[32][64];
        for (double[] row : map) {
            Arrays.fill(row, value);
        }
        return new Panel("map", map, "");
    }

    private static long pixels(BufferedImage image, int rgb) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Arrays.stream(pixels)
                .filter(p -> (p & 0xFFFFFF) == (rgb & 0xFFFFFF))
                .count();
    }

    @Test
    void redSpeaksForAndBlueAgainst() {
        BufferedImage forIt = BoxedMaps.draw(List.of(new Line(PICTURE, "", BOX, List.of(panel(2)))));
        BufferedImage against = BoxedMaps.draw(List.of(new Line(PICTURE, "", BOX, List.of(panel(-2)))));

        // 128 × 64 pixels, less the two lines of a box of 64 × 32.
        long inside = 128 * 64 - 2 * (64 + 30) - 2 * (62 + 28);
        assertThat(pixels(forIt, Colours.diverging(1))).isGreaterThanOrEqualTo(inside);
        assertThat(pixels(against, Colours.diverging(-1))).isGreaterThanOrEqualTo(inside);
    }

    @Test
    void sixStandOnALine() {
        List<Panel> five = List.of(panel(1), panel(1), panel(1), panel(1), panel(1));
        List<Panel> six = List.of(panel(1), panel(1), panel(1), panel(1), panel(1), panel(1));

        int one = BoxedMaps.draw(List.of(new Line(PICTURE, "", BOX, five))).getHeight();
        int two = BoxedMaps.draw(List.of(new Line(PICTURE, "", BOX, six))).getHeight();
        int alike = BoxedMaps.draw(List.of(new Line(PICTURE, "", BOX, five), new Line(PICTURE, "", BOX, five)))
                .getHeight();

        assertThat(two).isGreaterThan(one).isEqualTo(alike);
    }

    @Test
    void aPictureAloneNeedsNoKey() {
        int alone =
                BoxedMaps.draw(List.of(new Line(PICTURE, "", BOX, List.of()))).getWidth();
        int explained = BoxedMaps.draw(List.of(new Line(PICTURE, "", BOX, List.of(panel(1)))))
                .getWidth();
        // Wider by more than a map of 128 pixels and the gap of 16 before it: by the key.
        assertThat(explained - alone).isGreaterThan(128 + 16);
    }

    @Test
    void badInputNamesTheArgument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BoxedMaps.draw(List.of()))
                .withMessageStartingWith("lines: none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line(PICTURE, "", BOX, List.of(new Panel("map", new double[3][4], ""))))
                .withMessage("panels: map of 3 × 4 pixels; expected 32 × 64, those of the picture");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Line(PICTURE, "", new Box(0, 0, 33, 2), List.of()))
                .withMessageStartingWith("box: ");
    }
}
