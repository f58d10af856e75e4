package org.ascribe.study.taylor.localisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ascribe.Target;
import org.ascribe.picture.Box;
import org.ascribe.picture.RgbPicture;
import org.junit.jupiter.api.Test;

class DrawnScenesTest {

    private static final List<Integer> LEVELS = List.of(90, 120, 80, 80, 200, 30, 31, 10, 90);

    /** Grey pictures. */
    private record Greys() implements SceneSet {
        @Override
        public String name() {
            return "greys";
        }

        @Override
        public int size() {
            return LEVELS.size();
        }

        @Override
        public Scene scene(int number) {
            byte[] levels = new byte[3 * 4 * 4];
            Arrays.fill(levels, (byte) (int) LEVELS.get(number));
            return new Scene("grey", new RgbPicture(4, 4, levels), new Box(1, 1, 3, 3), Target.predicted());
        }
    }

    @Test
    void theFirstAreDrawnAndWhatIsDarkerThanAllBefore() {
        DrawnScenes drawn = new DrawnScenes(new Greys());
        assertThat(IntStream.range(0, LEVELS.size()).filter(drawn::has)).containsExactly(0, 1, 2, 5, 7);
    }

    @Test
    void itDoesNotMatterWhichIsAskedAbout() {
        assertThat(new DrawnScenes(new Greys()).has(7)).isTrue();
        assertThat(new DrawnScenes(new Greys()).has(6)).isFalse();
    }

    @Test
    void theDarkestOfAnyNumberIsAmongThem() {
        DrawnScenes drawn = new DrawnScenes(new Greys());
        for (int count = 1; count <= LEVELS.size(); count++) {
            int darkest = IntStream.range(0, count)
                    .boxed()
                    .min((a, b) -> LEVELS.get(a) - LEVELS.get(b))
                    .orElseThrow();
            assertThat(drawn.has(darkest)).as("of the first %d", count).isTrue();
        }
    }
}
