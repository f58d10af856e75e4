package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.ascribe.Attribution;
import org.junit.jupiter.api.Test;

class HeatMapTest {

    private static final int WHITE = 0xFFFFFFFF;
    private static final int REDDEST = 0xFF000000 | Colours.diverging(1);
    private static final int BLUEST = 0xFF000000 | Colours.diverging(-1);

    @Test
    void aMapOfZerosIsNeutralEverywhere() {
        BufferedImage map = HeatMap.plain(new double[5][7], 0);

        assertThat(map.getRGB(0, 0, 7, 5, null, 0, 7)).containsOnly(WHITE);
    }

    @Test
    void flippingTheSignsSwapsTheColours() {
        double[][] map = random(28);
        double[][] flipped = random(28);
        Arrays.stream(flipped).forEach(row -> Arrays.setAll(row, i -> -row[i]));
        double limit = 3;

        for (int y = 0; y < 28; y++) {
            for (int x = 0; x < 28; x++) {
                assertThat(HeatMap.plain(flipped, limit).getRGB(x, y) & 0xFFFFFF)
                        .isEqualTo(Colours.diverging(-map[y][x] / limit));
            }
        }
        assertThat(HeatMap.plain(map, limit).getRGB(3, 4))
                .isNotEqualTo(HeatMap.plain(flipped, limit).getRGB(3, 4));
    }

    @Test
    void theLargestMagnitudeHasTheStrongestColourOfItsSign() {
        assertThat(map(Samples.image(2, 2, 0.1, -0.5, 0.2, 0)).getRGB(224, 60)).isEqualTo(BLUEST);
        assertThat(map(Samples.image(2, 2, 0.1, -0.5, 0.2, 0.6)).getRGB(224, 224))
                .isEqualTo(REDDEST);
        assertThat(map(Samples.image(2, 2, 0.1, -0.5, 0.2, 0)).getRGB(224, 224)).isEqualTo(WHITE);
    }

    @Test
    void aPercentileClipsWhatIsBeyond() {
        Attribution a = Samples.image(2, 2, 0.5, -0.5, 0.5, 100);
        BufferedImage clipped =
                HeatMap.STANDARD.withLimits(Limits.percentile(75)).draw(a);
        BufferedImage whole = HeatMap.of(a);

        assertThat(clipped.getRGB(60, 60)).isEqualTo(REDDEST);
        assertThat(clipped.getRGB(224, 224)).isEqualTo(REDDEST);
        assertThat(whole.getRGB(60, 60)).isNotEqualTo(REDDEST);
        assertThat(whole.getRGB(224, 224)).isEqualTo(REDDEST);
    }

    @Test
    void channelsAreSummed() {
        double[] values = {1, 1, 1, 1, -1, -1, -1, -1};
        Attribution a = Samples.attribution(new long[] {2, 2, 2}, new double[8], values);

        assertThat(map(a).getRGB(60, 60)).isEqualTo(WHITE);
    }

    @Test
    void aDigitIsLegible() {
        Attribution digit = Samples.image(28, 28, new double[784]);

        assertThat(HeatMap.of(digit).getWidth()).isGreaterThan(224);
        assertThat(HeatMap.of(digit).getHeight()).isGreaterThan(224);
    }

    @Test
    void theOutlineFollowsTheInputAndCanBeLeftOut() {
        double[] input = {0, 1, 0, 1};
        Attribution a = Samples.attribution(new long[] {1, 2, 2}, input, new double[4]);
        int middleX = 8 + 1 + 112;

        assertThat(HeatMap.of(a).getRGB(middleX, 100)).isNotEqualTo(WHITE);
        assertThat(HeatMap.STANDARD.withoutOutline().draw(a).getRGB(middleX, 100))
                .isEqualTo(WHITE);
        assertThat(HeatMap.of(a).getRGB(middleX - 5, 100)).isEqualTo(WHITE);
    }

    @Test
    void aGridGrowsByRowsAndColumns() {
        Attribution a = Samples.image(28, 28, flat(1));
        Attribution other = Samples.attribution(new long[] {1, 28, 28}, flat(2), flat(3));
        BufferedImage one = HeatMap.grid(List.of(a, a));
        BufferedImage wide = HeatMap.grid(List.of(a, a, a));
        BufferedImage high = HeatMap.grid(List.of(a, a), List.of(other, other));

        int tile = wide.getWidth() - one.getWidth();
        assertThat(tile).isGreaterThanOrEqualTo(140);
        assertThat(wide.getHeight()).isEqualTo(one.getHeight());
        assertThat(high.getWidth()).isEqualTo(one.getWidth());
        assertThat(high.getHeight() - one.getHeight()).isGreaterThanOrEqualTo(140);
        assertThat(HeatMap.grid(List.of(a, a, other)).getWidth()).isGreaterThan(wide.getWidth());
    }

    @Test
    void sharedLimitsMakeMapsComparable() {
        Attribution weak = Samples.image(2, 2, 1, 1, 1, 1);
        Attribution strong = Samples.image(2, 2, 10, 10, 10, 10);
        List<List<Attribution>> rows = List.of(List.of(weak, strong));
        HeatMap own = HeatMap.STANDARD.withSide(140);
        int weakX = 8 + 142 + 16 + 40;

        assertThat(own.drawGrid(rows).getRGB(weakX, 60)).isEqualTo(REDDEST);
        assertThat(own.withSharedLimits().drawGrid(rows).getRGB(weakX, 60))
                .isEqualTo(0xFF000000 | Colours.diverging(0.1));
    }

    @Test
    void sectionsHaveHeadingsAndBreakIntoLines() {
        Attribution a = Samples.image(2, 2, 1, 1, 1, 1);
        Map<String, Attribution> five = new TreeMap<>();
        IntStream.range(0, 5).forEach(i -> five.put("m" + i, a));
        Map<String, Attribution> six = new TreeMap<>(five);
        six.put("m5", a);
        HeatMap small = HeatMap.STANDARD.withSide(40);

        BufferedImage oneLine = small.drawSections(Map.of("room", five));
        BufferedImage twoLines = small.drawSections(Map.of("room", six));

        assertThat(twoLines.getWidth()).isEqualTo(oneLine.getWidth());
        assertThat(twoLines.getHeight()).isGreaterThan(oneLine.getHeight() + 40);
        assertThat(oneLine.getHeight())
                .isGreaterThan(small.drawSections(Map.of("", five)).getHeight());
    }

    @Test
    void whatIsNoImageIsRefused() {
        Attribution vector = Samples.attribution(new long[] {4}, new double[4], new double[4]);

        assertThatIllegalStateException().isThrownBy(() -> HeatMap.of(vector)).withMessageContaining("[4]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeatMap.grid(List.of()))
                .withMessageStartingWith("rows:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeatMap.STANDARD.drawSections(Map.of()))
                .withMessageStartingWith("sections:");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HeatMap.STANDARD.withSide(0))
                .withMessageStartingWith("side: 0");
    }

    private static BufferedImage map(Attribution a) {
        return HeatMap.of(a);
    }

    private static double[][] random(int side) {
        Random random = new Random(3);
        double[][] map = new double[side][side];
        Arrays.stream(map).forEach(row -> Arrays.setAll(row, i -> random.nextGaussian()));
        return map;
    }

    private static double[] flat(long seed) {
        return new Random(seed).doubles(784).toArray();
    }
}
