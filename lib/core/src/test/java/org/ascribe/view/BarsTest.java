package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BarsTest {

    /** Two as long as four would be, from the same line; up and down. */
    @Test
    void barsAreAsLongAsTheirNumbers() {
        List<String> names = List.of("a₁", "a₂");
        BufferedImage picture = new Bars("logit", names, Map.of("P", new double[] {4, -2})).draw();
        long up = pixels(picture, 0);
        long down = pixels(picture, 1);
        // Beside the bars there are the squares of the legend; ends are rounded to a pixel, the shorter bar to one in
        // 93.
        assertThat((up - 14 * 14) / (double) (down - 14 * 14)).isBetween(2 * (1 - 1 / 93.0), 2 * (1 + 1 / 93.0));
    }

    @Test
    void allZeroIsDrawn() {
        BufferedImage picture = new Bars("logit", List.of("a"), Map.of("P", new double[] {0})).draw();
        assertThat(pixels(picture, 0)).isEqualTo(14 * 14);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> new Bars("logit", List.of("a"), Map.of()))
                .hasMessage("groups: none; expected one or more");
        assertThatThrownBy(() -> new Bars("logit", List.of("a"), Map.of("P", new double[] {1, 2})))
                .hasMessage("groups: P has [1.0, 2.0]; expected a finite number for each of [a]");
        assertThatThrownBy(() -> new Bars("logit", List.of("a"), Map.of("P", new double[] {Double.NaN})))
                .hasMessageStartingWith("groups: P has [NaN]");
    }

    private static long pixels(BufferedImage picture, int series) {
        int colour = HouseStyle.colour(series).getRGB();
        long count = 0;
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                count += picture.getRGB(x, y) == colour ? 1 : 0;
            }
        }
        return count;
    }
}
