package org.ascribe.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.ascribe.engine.Torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows that are stored, and numbers that were published, were made of these draws: taken from Commons Math 3.6.1, whichever library
 * makes them. Hashes are of the bits of all numbers of a block, so that the last of them counts as much as the first.
 */
class StoredDrawsTest {

    private static final int FEATURES = 7;

    @ParameterizedTest
    @CsvSource({"0, -1050228553", "5, 549141313", "-3, -571471390", "4611686018427387905, -1056043681"})
    void uniform(long seed, int hash) {
        assertThat(hash(Sampler.uniform(-1, 2, seed))).isEqualTo(hash);
    }

    @ParameterizedTest
    @CsvSource({"0, -1690126622", "5, 714691154", "-3, 1771971183", "4611686018427387905, 685594016"})
    void stratified(long seed, int hash) {
        assertThat(hash(Sampler.stratified(4, seed))).isEqualTo(hash);
    }

    /** By the normal quantile of uniform numbers, shuffled. */
    @ParameterizedTest
    @CsvSource({"0, 2096746349", "5, -1554736874", "-3, -1164991491", "4611686018427387905, 2003433240"})
    void latinHypercube(long seed, int hash) {
        assertThat(hash(Sampler.latinHypercube(60, 0.3, seed))).isEqualTo(hash);
    }

    @Test
    void picked() {
        double[][] points = IntStream.range(0, 100)
                .mapToObj(p -> IntStream.range(0, FEATURES).mapToDouble(i -> p).toArray())
                .toArray(double[][]::new);
        double[] picked = draws(Sampler.among(11, points), 0, 5);
        assertThat(IntStream.range(0, 5).mapToDouble(s -> picked[s * FEATURES]))
                .containsExactly(37.0, 21.0, 14.0, 0.0, 13.0);
        assertThat(hash(Sampler.among(11, points))).isEqualTo(-1957405664);
    }

    @Test
    void firstAndLater() {
        assertThat(draws(Sampler.uniform(0, 1, 42), 0, 1))
                .startsWith(0.16606712707946625, 0.4033928541626157, 0.9831405918317238);
        assertThat(draws(Sampler.uniform(0, 1, 42), 123_456, 123_457))
                .startsWith(0.6779610876054418, 0.6524602771300794, 0.2320415164028342);
        assertThat(draws(Sampler.latinHypercube(60, 1, 42), 0, 1))
                .startsWith(0.9785593305818863, 0.27078867381249666, 2.121314872716973);
        assertThat(draws(Sampler.latinHypercube(60, 1, 42), 123_456, 123_457))
                .startsWith(-0.9891317138962729, -0.014519725096175754, 1.408672772605747);
    }

    /** Logarithm, sine and cosine are the processor's, right to a unit in the last place and not the same on every kind of it. */
    @Test
    void normal() {
        assertNear(
                draws(Sampler.gaussian(1, 42), 0, 1),
                0.6781285960127874,
                1.164401280725883,
                1.429822601729336,
                -0.15203132208010223);
        assertNear(
                draws(Sampler.gaussian(1, 42), 123_456, 123_457),
                -0.40415352538158267,
                -0.8310655612655482,
                0.3200838212676328,
                2.8246558443641243);
        assertNear(
                draws(Sampler.gaussian(1, -3), 0, 1),
                0.8431490001465924,
                0.5942335947364656,
                0.27370784353281374,
                -0.05895069774548391);
    }

    private static void assertNear(double[] drawn, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertThat(drawn[i]).isCloseTo(expected[i], within(8 * Math.ulp(expected[i])));
        }
    }

    /** The first thousand draws, and two hundred of a later block. */
    private static int hash(Sampler sampler) {
        return 31 * Arrays.hashCode(draws(sampler, 0, 1000)) + Arrays.hashCode(draws(sampler, 70_000, 70_200));
    }

    private static double[] draws(Sampler sampler, int from, int to) {
        try (NDManager manager = Torch.manager()) {
            NDArray x = manager.zeros(new Shape(1, FEATURES), DataType.FLOAT64);
            return sampler.draws(x, from, to).toDoubleArray();
        }
    }
}
