package org.ascribe.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.ascribe.perturbation.Similarity.Distance;
import org.junit.jupiter.api.Test;

class SimilarityTest {

    /** π = exp(−D²/σ²); 1 − cos is 1 − √(s/m), the Euclidean distance √(m − s). */
    @Test
    void isTheKernelOfTheDistance() {
        Similarity cosine = new Similarity(Distance.COSINE, 0.25);
        assertThat(cosine.of(4, 4)).isEqualTo(1);
        assertThat(cosine.of(1, 4)).isCloseTo(Math.exp(-4), within(1e-15));
        assertThat(cosine.of(9, 16)).isCloseTo(Math.exp(-1), within(1e-15));
        assertThat(cosine.of(0, 4)).isCloseTo(Math.exp(-16), within(1e-20));
        Similarity euclidean = new Similarity(Distance.EUCLIDEAN, 2);
        assertThat(euclidean.of(5, 5)).isEqualTo(1);
        assertThat(euclidean.of(1, 5)).isCloseTo(Math.exp(-1), within(1e-15));
        assertThat(euclidean.of(0, 8)).isCloseTo(Math.exp(-2), within(1e-15));
    }
}
