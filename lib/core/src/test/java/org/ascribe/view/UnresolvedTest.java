package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.ascribe.Attribution;
import org.junit.jupiter.api.Test;

class UnresolvedTest {

    private static final int WHITE = 0xFFFFFFFF;

    @Test
    void twoStandardErrorsAreTheBoundAndExactZerosAreSure() {
        Attribution a = Samples.sampled(new long[] {1, 2, 2}, new double[] {2, -2.1, 0, 0}, 1, 1, 1, 0);

        Unresolved noise = Unresolved.of(a).orElseThrow();

        assertThat(noise.pixels()).isDeepEqualTo(new boolean[][] {{true, false}, {true, false}});
        assertThat(noise.words()).isEqualTo("hatched 50 %");
    }

    @Test
    void anUnknownErrorResolvesNothing() {
        Attribution a = Samples.sampled(new long[] {1, 1, 2}, new double[] {2, 0}, Double.NaN, Double.NaN);

        assertThat(Unresolved.of(a).orElseThrow().pixels()).isDeepEqualTo(new boolean[][] {{true, true}});
        assertThat(new AttributionView(a).text())
                .containsPattern("standard error +unknown; 2 of 2 values not resolved");
    }

    @Test
    void theErrorsOfChannelsAddUp() {
        double[] values = {1.5, 1.5, 2.5, 2.5};
        Attribution a = Samples.sampled(new long[] {2, 1, 2}, values, 1, 0.5, 1, 0.5);

        assertThat(Unresolved.of(a).orElseThrow().pixels()).isDeepEqualTo(new boolean[][] {{true, false}});
    }

    @Test
    void aMethodThatDoesNotSampleHasNone() {
        assertThat(Unresolved.of(Samples.image(2, 2, 1, 2, 3, 4))).isEmpty();
    }

    @Test
    void onlyUnresolvedBlocksAreHatchedAndStillShowTheirColour() {
        Attribution a = Samples.sampled(new long[] {1, 1, 2}, new double[] {0.5, 1}, 1, 0.1);
        Attribution sure = Samples.sampled(new long[] {1, 1, 2}, new double[] {0.5, 1}, 0.1, 0.1);

        BufferedImage hatched = HeatMap.STANDARD.drawBare(a);
        BufferedImage plain = HeatMap.STANDARD.drawBare(sure);

        int side = hatched.getHeight();
        assertThat(differing(hatched, plain, 0, side)).isBetween(side * side / 6, side * side / 4);
        assertThat(differing(hatched, plain, side, 2 * side)).isZero();
        assertThat(plain.getRGB(0, 0)).isNotEqualTo(WHITE);
    }

    private static int differing(BufferedImage one, BufferedImage other, int from, int to) {
        int count = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = from; x < to; x++) {
                count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
