package org.ascribe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PreprocessingTest {

    private static final Offset<Double> FLOAT = Offset.offset(1e-6);

    @Test
    void torchvisionScalesToUnitVarianceInRgb() {
        float[] values = Preprocessing.torchvision().scale(pixel(255, 51, 0));

        assertThat((double) values[0]).isCloseTo((1 - 0.485) / 0.229, FLOAT);
        assertThat((double) values[1]).isCloseTo((0.2 - 0.456) / 0.224, FLOAT);
        assertThat((double) values[2]).isCloseTo(-0.406 / 0.225, FLOAT);
    }

    @Test
    void caffeTakesMeansOffInBgr() {
        assertThat(Preprocessing.kerasCaffe().scale(pixel(255, 51, 7)))
                .containsExactly((float) (7 - 103.939), (float) (51 - 116.779), (float) (255 - 123.68));
        assertThat(Preprocessing.caffeSqueezeNet().scale(pixel(255, 51, 7))).containsExactly(-97, -66, 132);
    }

    @Test
    void blackAndWhiteAreWhatTheirPixelsBecome() {
        for (Preprocessing known : all()) {
            float[] black = known.scale(pixel(0, 0, 0));
            float[] white = known.scale(pixel(255, 255, 255));
            for (int c = 0; c < 3; c++) {
                assertThat((float) known.black()[c]).isEqualTo(black[c]);
                assertThat((float) known.white()[c]).isEqualTo(white[c]);
            }
        }
    }

    @Test
    void everyLevelFindsItsWayBack() {
        for (Preprocessing known : all()) {
            int side = known.framing().side();
            byte[] levels = new byte[3 * side * side];
            new Random(3).nextBytes(levels);
            RgbPicture picture = new RgbPicture(side, side, levels);

            float[] values = known.scale(picture);

            double[] wide = IntStream.range(0, values.length)
                    .mapToDouble(i -> values[i])
                    .toArray();
            assertThat(known.picture(wide)).isEqualTo(picture);
        }
    }

    @Test
    void theWayBackEndsAtBlackAndWhite() {
        Preprocessing tiny = Preprocessing.torchvision().withFraming(new Framing.Stretch(1));

        assertThat(tiny.picture(-9, 0, 9)).isEqualTo(pixel(0, 116, 255));
        assertThatThrownBy(() -> tiny.picture(1, 2))
                .hasMessage("values: 2; expected 3 × 1 × 1, the input of a network");
    }

    @Test
    void applyingIsFramingAndScaling() {
        RgbPicture picture = RgbPicture.read(RgbPictureTest.made("noise.png"));
        for (Preprocessing known : all()) {
            int side = known.framing().side();

            assertThat(known.apply(picture)).hasSize(3 * side * side).isEqualTo(known.scale(known.frame(picture)));
        }
    }

    @Test
    void boxesAreCarriedThroughTheFrameOfTheirPicture() {
        RgbPicture wide = new RgbPicture(128, 256, new byte[3 * 128 * 256]);

        // Twice as large, then cut by 16 rows above and below and by 144 columns on both sides.
        assertThat(Preprocessing.torchvision().carry(wide, new Box(10, 80, 60, 200)))
                .contains(new Box(4, 16, 104, 224));
        assertThat(Preprocessing.torchvision().carry(wide, new Box(0, 0, 128, 72)))
                .isEmpty();
    }

    @Test
    void equalSettingsAreEqualAndNamed() {
        assertThat(Preprocessing.torchvision())
                .isEqualTo(Preprocessing.torchvision())
                .isNotEqualTo(Preprocessing.torchvisionInception())
                .hasToString("Preprocessing[framing=CentreCrop[shortSide=256, side=224], order=RGB, full=1.0, "
                        + "mean=[0.485, 0.456, 0.406], deviation=[0.229, 0.224, 0.225]]");
    }

    @Test
    void numbersThatCannotBeComputedWithAreNamed() {
        Framing framing = new Framing.Stretch(2);
        List<Double> ones = List.of(1.0, 1.0, 1.0);

        assertThatThrownBy(() -> with(framing, Double.NaN, ones, ones)).hasMessageStartingWith("full: NaN; expected");
        assertThatThrownBy(() -> with(framing, 1, List.of(1.0), ones)).hasMessageStartingWith("mean: [1.0]; expected");
        assertThatThrownBy(() -> with(framing, 1, ones, List.of(1.0, 0.0, 1.0)))
                .hasMessage("deviation: [1.0, 0.0, 1.0]; expected three positive numbers");
    }

    private static Preprocessing with(Framing framing, double full, List<Double> mean, List<Double> deviation) {
        return new Preprocessing(framing, Preprocessing.ChannelOrder.RGB, full, mean, deviation);
    }

    private static List<Preprocessing> all() {
        return List.of(
                Preprocessing.torchvision(),
                Preprocessing.torchvisionInception(),
                Preprocessing.kerasCaffe(),
                Preprocessing.caffeSqueezeNet(),
                Preprocessing.cifar10());
    }

    private static RgbPicture pixel(int red, int green, int blue) {
        return new RgbPicture(1, 1, new byte[] {(byte) red, (byte) green, (byte) blue});
    }
}
