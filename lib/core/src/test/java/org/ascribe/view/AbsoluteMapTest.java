package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.ascribe.Attribution;
import org.junit.jupiter.api.Test;

class AbsoluteMapTest {

    /** The formula of the paper, percentile by hand: of 25 numbers the 99th lies 0.76 of the way from the 24th to the 25th. */
    @Test
    void aGreyIsTheMagnitudeBetweenTheSmallestAndThe99thPercentile() {
        double[] values = new Random(3).doubles(25, -2, 2).toArray();
        double[] sorted = Arrays.stream(values).map(Math::abs).sorted().toArray();
        double high = sorted[23] + 0.76 * (sorted[24] - sorted[23]);
        BufferedImage map = AbsoluteMap.plain(Samples.image(5, 5, values).pixelMap());
        for (int i = 0; i < 25; i++) {
            double saliency = Math.min(1, (Math.abs(values[i]) - sorted[0]) / (high - sorted[0]));
            assertThat(map.getRGB(i % 5, i / 5) & 0xFF).isEqualTo((int) Math.round(255 * (1 - saliency)));
        }
    }

    @Test
    void theSignIsGoneAndSoIsTheScale() {
        double[] values = new Random(4).doubles(36, -1, 1).toArray();
        double[] other = Arrays.stream(values).map(v -> -8 * v).toArray();
        assertThat(pixels(AbsoluteMap.of(Samples.image(6, 6, other))))
                .isEqualTo(pixels(AbsoluteMap.of(Samples.image(6, 6, values))));
    }

    @Test
    void eachRowHasTheInputTheSignedMapAndTheAbsoluteOne() {
        double[] values = {1, -2, 3, 0.1};
        Attribution a = Samples.sampled(new long[] {1, 2, 2}, values, 0.1, 0.1, 0.1, 0.1);
        BufferedImage one = AbsoluteMap.beside(List.of(a));
        BufferedImage two = AbsoluteMap.beside(List.of(a, a));
        assertThat(two.getHeight()).isGreaterThan(2 * one.getHeight() - 40);
        assertThat(colours(one)).contains(0xFF000000 | Colours.diverging(1), 0xFF000000, 0xFFFFFFFF);
        assertThat(one.getWidth()).isGreaterThan(3 * 224);
    }

    @Test
    void refusesNoMaps() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AbsoluteMap.beside(List.of()))
                .withMessageContaining("attributions: none");
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static List<Integer> colours(BufferedImage image) {
        return Arrays.stream(pixels(image)).boxed().distinct().toList();
    }
}
