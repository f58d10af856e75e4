package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class GalleryTest {

    private static final int RED = 0xFFFF0000;

    @Test
    void everyPictureIsDrawnAsItIs() {
        Gallery.Item item = new Gallery.Item(red(30), "a", List.of("below"));
        BufferedImage one = new Gallery(List.of(List.of(item))).draw();
        BufferedImage three = new Gallery(List.of(List.of(item, item), List.of(item))).draw();
        assertThat(count(one)).isEqualTo(900);
        assertThat(count(three)).isEqualTo(3 * 900);
        assertThat(three.getWidth()).isGreaterThan(one.getWidth());
        assertThat(three.getHeight()).isGreaterThan(one.getHeight());
    }

    @Test
    void aLineWithoutPicturesIsRefused() {
        assertThatThrownBy(() -> new Gallery(List.of(List.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lines: [0] pictures; expected one or more in each line");
        assertThatThrownBy(() -> new Gallery(List.of())).hasMessageContaining("lines: []");
    }

    private static BufferedImage red(int side) {
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < side * side; i++) {
            image.setRGB(i % side, i / side, RED);
        }
        return image;
    }

    private static int count(BufferedImage image) {
        int count = 0;
        for (int i = 0; i < image.getWidth() * image.getHeight(); i++) {
            count += image.getRGB(i % image.getWidth(), i / image.getWidth()) == RED ? 1 : 0;
        }
        return count;
    }
}
