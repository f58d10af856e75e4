package org.ascribe.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class FramingTest {

    private static final Framing IMAGENET = new Framing.CentreCrop(256, 224);

    @Example
    void resizesAndCutsWhereTorchvisionDoes() {
        // torchvision.transforms.functional: int(256 * 500 / 375) = 341, round(117 / 2) = 58 (halves to even).
        assertThat(IMAGENET.of(375, 500)).isEqualTo(new Frame(375, 500, 256, 341, new Box(16, 58, 240, 282)));
        assertThat(IMAGENET.of(500, 333)).isEqualTo(new Frame(500, 333, 384, 256, new Box(80, 16, 304, 240)));
        // int(256 * 640 / 427) = int(383.70), cut and not rounded.
        assertThat(IMAGENET.of(427, 640)).isEqualTo(new Frame(427, 640, 256, 383, new Box(16, 80, 240, 304)));
        // round(1.5) = 2 and round(0.5) = 0.
        assertThat(new Framing.CentreCrop(7, 4).of(9, 9).cut()).isEqualTo(new Box(2, 2, 6, 6));
        assertThat(new Framing.CentreCrop(5, 4).of(9, 9).cut()).isEqualTo(new Box(0, 0, 4, 4));
    }

    @Example
    void stretchingKeepsEverything() {
        assertThat(new Framing.Stretch(227).of(10, 1000))
                .isEqualTo(new Frame(10, 1000, 227, 227, new Box(0, 0, 227, 227)));
    }

    @Example
    void anotherSideSeesTheSameShare() {
        assertThat(IMAGENET.withSide(112)).isEqualTo(new Framing.CentreCrop(128, 112));
        assertThat(new Framing.Stretch(227).withSide(50)).isEqualTo(new Framing.Stretch(50));
    }

    @Property(tries = 50)
    void whatIsInsideOfABoxStaysInside(
            @ForAll @IntRange(min = 60, max = 300) int height,
            @ForAll @IntRange(min = 60, max = 300) int width,
            @ForAll Random draw) {
        Box box = box(draw, height, width);
        byte[] levels = new byte[3 * height * width];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (box.contains(i / width % height, i % width) ? 255 : 0);
        }
        for (Framing framing : new Framing[] {new Framing.CentreCrop(64, 48), new Framing.Stretch(50)}) {
            Frame frame = framing.of(height, width);
            RgbPicture seen = frame.apply(new RgbPicture(height, width, levels));
            Box carried = frame.carry(box).orElse(null);
            for (int y = 0; y < framing.side(); y++) {
                for (int x = 0; x < framing.side(); x++) {
                    // What is mostly white lies in the box; its edges are mixed.
                    boolean white = seen.level(0, y, x) > 230;
                    boolean black = seen.level(0, y, x) < 25;
                    boolean inside = carried != null && carried.contains(y, x);
                    assertThat(white && !inside || black && inside)
                            .as("level %d at %d, %d; %s carried to %s", seen.level(0, y, x), y, x, box, carried)
                            .isFalse();
                }
            }
        }
    }

    @Example
    void aBoxThatIsCutOffIsGone() {
        Frame frame = new Framing.CentreCrop(100, 100).of(100, 300);

        assertThat(frame.carry(new Box(0, 0, 100, 100))).isEmpty();
        assertThat(frame.carry(new Box(0, 90, 100, 110))).contains(new Box(0, 0, 100, 10));
        assertThat(frame.carry(new Box(0, 0, 100, 300))).contains(new Box(0, 0, 100, 100));
    }

    @Example
    void picturesWithoutAPictureAreRefused() {
        assertThatThrownBy(() -> IMAGENET.of(1, 1))
                .hasMessageStartingWith("picture: 1 × 1 pixels; expected two or more");
        assertThatThrownBy(() -> IMAGENET.of(1, 50_000))
                .hasMessageContaining("50000 × 1 pixels")
                .hasMessageContaining("less slender");
        assertThat(new Framing.Stretch(4).of(1, 50_000).columns()).isEqualTo(4);
    }

    @Example
    void wrongSettingsAndSizesAreNamed() {
        assertThatThrownBy(() -> new Framing.CentreCrop(224, 256))
                .hasMessageStartingWith("side: 256; expected 1 to 224");
        assertThatThrownBy(() -> new Framing.Stretch(0)).hasMessage("side: 0; expected one pixel or more");
        assertThatThrownBy(() -> IMAGENET.of(30, 40).apply(new RgbPicture(40, 30, new byte[3600])))
                .hasMessage("picture: picture, 30 × 40 pixels; expected one of 40 × 30 pixels");
        assertThatThrownBy(() -> new Frame(30, 40, 4, 4, new Box(0, 0, 5, 4))).hasMessageStartingWith("cut: Box[");
    }

    private static Box box(Random draw, int height, int width) {
        int top = draw.nextInt(height - 20);
        int left = draw.nextInt(width - 20);
        return new Box(
                top, left, top + 20 + draw.nextInt(height - 19 - top), left + 20 + draw.nextInt(width - 19 - left));
    }
}
