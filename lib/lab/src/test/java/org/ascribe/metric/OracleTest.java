package org.ascribe.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ascribe.baseline.Baseline;
import org.ascribe.catalogue.Metrics;
import org.ascribe.catalogue.Metrics.Judges;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On nets that are not linear, what the net itself says must be told from numbers that have nothing to do with it. */
class OracleTest {

    private static final int NETS = 30;

    static Stream<FaithfulnessMetric> shares() {
        return Stream.concat(
                judging(Judges.SHARES),
                Stream.of(new PerturbationCurve(Order.MOST_RELEVANT_FIRST, 5, Baseline.zero())));
    }

    static Stream<FaithfulnessMetric> slopes() {
        return judging(Judges.SLOPES);
    }

    private static Stream<FaithfulnessMetric> judging(Judges judges) {
        return Metrics.all().stream().filter(entry -> entry.judges() == judges).map(entry ->
                (FaithfulnessMetric) entry.metric());
    }

    @ParameterizedTest
    @MethodSource("shares")
    void sharesAreToldFromNoise(FaithfulnessMetric metric) {
        told(metric, true);
    }

    @ParameterizedTest
    @MethodSource("slopes")
    void slopesAreToldFromNoise(FaithfulnessMetric metric) {
        told(metric, false);
    }

    /** By how much the net's own attributions are better, over many nets: more than chance would have it. */
    private static void told(FaithfulnessMetric metric, boolean shares) {
        SampleMean lead = SampleMean.of(IntStream.range(0, NETS)
                .mapToDouble(net -> {
                    Scene scene = new Scene(1, 6, 6, 5, 100 + net);
                    double[] x = scene.picture(0);
                    double[] own = shares ? scene.inputTimesGradient(x, 1) : scene.gradient(x, 1);
                    double[] noise = scene.noise(0);
                    double length = Math.sqrt(Scene.dot(own, own) / Scene.dot(noise, noise));
                    double[] control = Arrays.stream(noise).map(v -> v * length).toArray();
                    double oracle = value(metric, scene, x, own);
                    double chance = value(metric, scene, x, control);
                    return metric.direction() == Direction.LOWER_IS_BETTER ? chance - oracle : oracle - chance;
                })
                .toArray());
        assertThat(lead.value()).isGreaterThan(4 * lead.standardError().orElseThrow());
    }

    private static double value(FaithfulnessMetric metric, Scene scene, double[] x, double[] a) {
        return Measured.of(metric, scene, new double[][] {x}, new double[][] {a})
                .get(0)
                .value();
    }
}
