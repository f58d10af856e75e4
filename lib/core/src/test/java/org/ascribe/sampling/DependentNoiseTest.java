package org.ascribe.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.ascribe.engine.Torch;

/** Draws that belong together, of any number, asked for in any portion. */
class DependentNoiseTest {

    @Property(tries = 100)
    void aPortionIsThatOfAllDrawsWhereverItIsCut(
            @ForAll @IntRange(min = 1, max = 9) int parts,
            @ForAll @IntRange(min = 0, max = 30) int from,
            @ForAll @IntRange(min = 1, max = 30) int length,
            @ForAll boolean mirrored,
            @ForAll long seed) {
        Sampler latin = Sampler.latinHypercube(parts, 0.7, seed);
        Sampler noise = mirrored ? latin.antithetic() : latin;
        try (NDManager manager = Torch.manager()) {
            NDArray x = manager.zeros(new Shape(1, 4), DataType.FLOAT64);
            double[] all = noise.draws(x, 0, from + length).toDoubleArray();
            double[] portion = noise.draws(x, from, from + length).toDoubleArray();
            assertThat(portion).isEqualTo(Arrays.copyOfRange(all, 4 * from, all.length));
        }
    }

    /** Each block of a normal sample in n parts has its n-th part below the first n-quantile, and so on: here, below the median. */
    @Property(tries = 50)
    void halfOfEachBlockIsBelowTheMedianAndAMirroredBlockSumsToZero(
            @ForAll @IntRange(min = 1, max = 6) int halves, @ForAll long seed) {
        int parts = 2 * halves;
        Sampler latin = Sampler.latinHypercube(parts, 3, seed);
        try (NDManager manager = Torch.manager()) {
            NDArray x = manager.zeros(new Shape(1, 5), DataType.FLOAT64);
            for (int block = 0; block < 3; block++) {
                NDArray drawn = latin.draws(x, block * parts, (block + 1) * parts);
                assertThat(drawn.lt(0).sum(new int[] {0}).toLongArray()).containsOnly(halves);
                NDArray pairs = latin.antithetic().draws(x, 2 * block * parts, 2 * (block + 1) * parts);
                assertThat(pairs.sum(new int[] {0}).abs().max().getDouble()).isLessThan(1e-13);
            }
        }
    }
}
