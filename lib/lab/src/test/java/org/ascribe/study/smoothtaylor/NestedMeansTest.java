package org.ascribe.study.smoothtaylor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.ascribe.ScalarFunction;
import org.ascribe.Target;
import org.ascribe.gradient.AveragedBaselines;
import org.ascribe.gradient.SmoothTaylor;
import org.ascribe.path.RightRiemann;
import org.ascribe.path.StraightLine;
import org.ascribe.sampling.Sampler;
import org.ascribe.zoo.PictureModel;
import org.junit.jupiter.api.Test;

/** More draws continue where fewer ended, and give what they would give if they were made anew. */
class NestedMeansTest {

    /** Sums of some hundred numbers in another order. */
    private static final double ROUNDING = 1e-12;

    @Test
    void theMeanOfTheFirstDrawsForEveryNumberOfDraws() {
        double[] draws = new Random(3).doubles(40).toArray();
        List<List<double[]>> means = new NestedMeans(List.of(1, 7, 40))
                .means((from, count) -> List.of(new double[] {
                    Arrays.stream(draws, from, from + count).average().orElseThrow()
                }));
        for (int c = 0; c < 3; c++) {
            int count = List.of(1, 7, 40).get(c);
            assertThat(means.get(c).get(0)[0])
                    .isCloseTo(Arrays.stream(draws, 0, count).average().orElseThrow(), within(ROUNDING));
        }
    }

    @Test
    void mapsEqualThoseOfSeparateRuns() {
        try (PictureModel model = new TinySubject().load()) {
            NDArray x = model.sample(TinySubject.picture(4));
            ScalarFunction f = model.target(Target.of(1));
            PictureMaps maps = new PictureMaps(f, x);
            List<Explanation> smooth = maps.smoothTaylor(List.of(0.3, 0.7), List.of(2, 5), 11);
            assertThat(smooth.stream().map(Explanation::label))
                    .containsExactly(
                            TableLabel.smoothTaylor(0.3, 2),
                            TableLabel.smoothTaylor(0.3, 5),
                            TableLabel.smoothTaylor(0.7, 2),
                            TableLabel.smoothTaylor(0.7, 5));
            near(
                    smooth.get(3).values(),
                    new SmoothTaylor(Sampler.gaussian(0.7, 11).around(), 5)
                            .attribute(f, x)
                            .values());
            Explanation three =
                    maps.fromNoise(model.pixels(12), List.of(1, 3), 6).get(1);
            near(
                    three.values(),
                    new AveragedBaselines(model.pixels(12), 3, new StraightLine(), new RightRiemann(6))
                            .attribute(f, x)
                            .values());
        }
    }

    @Test
    void numbersOfDrawsThatDoNotRiseAreRefused() {
        assertThatThrownBy(() -> new NestedMeans(List.of(5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("counts: [5, 5]");
        assertThatThrownBy(() -> new NestedMeans(List.of(0, 5))).hasMessageContaining("from the least up");
    }

    private static void near(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        IntStream.range(0, found.length).forEach(i -> assertThat(found[i]).isCloseTo(expected[i], within(ROUNDING)));
    }
}
