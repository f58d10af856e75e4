package org.ascribe.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaneTest {

    @Test
    void upAndRightAreWhereTheFeaturesGrow() {
        Plane plane = new Plane(-1, 1);
        double[] first = Arrays.stream(plane.points()).mapToDouble(p -> p[0]).toArray();
        double[] second = Arrays.stream(plane.points()).mapToDouble(p -> p[1]).toArray();
        BufferedImage one = plane.draw("score", Map.of("x₁", first));
        BufferedImage other = plane.draw("score", Map.of("x₂", second));
        // A quarter in from the corners of the picture proper, which is 224 pixels wide below its title.
        int near = 60;
        int far = 180;
        assertThat(isRed(one.getRGB(far, far))).isTrue();
        assertThat(isRed(one.getRGB(near, near))).isFalse();
        assertThat(isRed(other.getRGB(near, near))).isTrue();
        assertThat(isRed(other.getRGB(far, far))).isFalse();
    }

    @Test
    void aMarkIsDrawnWhereItsPointIs() {
        double[] zeros = new double[new Plane(-1, 1).points().length];
        BufferedImage without = new Plane(-1, 1).draw("score", Map.of("nothing", zeros));
        BufferedImage with = new Plane(-1, 1).mark("x", 0, 0).draw("score", Map.of("nothing", zeros));
        int middle = 8 + 1 + 112;
        assertThat(with.getRGB(middle, middle + 22) & 0xFFFFFF).isEqualTo(0x222222);
        assertThat(without.getRGB(middle, middle + 22) & 0xFFFFFF).isEqualTo(0xFFFFFF);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatThrownBy(() -> new Plane(1, 1)).hasMessage("low, high: 1.0, 1.0; expected low below high");
        assertThatThrownBy(() -> new Plane(0, 1).draw("score", Map.of("f", new double[3])))
                .hasMessageStartingWith("f: 3 values; expected 3136");
        assertThatThrownBy(() -> new Plane(0, 1).draw("score", Map.of())).hasMessageContaining("functions: none");
    }

    private static boolean isRed(int rgb) {
        return (rgb >> 16 & 0xFF) > (rgb & 0xFF);
    }
}
