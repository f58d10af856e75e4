package org.ascribe.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ascribe.result.Estimate;
import org.junit.jupiter.api.Test;

class RulingTest {

    private static final Estimate ABOVE = new Estimate(1, 0.1, 2, 6);
    private static final Estimate BELOW = new Estimate(-1, -2, -0.1, 6);
    private static final Estimate BOTH = new Estimate(1, -0.1, 2, 6);
    private static final Estimate FEW = new Estimate(1, 0.1, 2, 5);

    @Test
    void rulingsFollowTheInterval() {
        assertThat(Ruling.above0(ABOVE)).hasToString("holds");
        assertThat(Ruling.above0(BELOW)).hasToString("differs");
        assertThat(Ruling.above0(BOTH)).hasToString("undecided");
        assertThat(Ruling.above0(FEW)).hasToString("undecided");
        assertThat(Ruling.above0(new Estimate(Double.NaN, Double.NaN, Double.NaN, 6)))
                .hasToString("undecided");
    }

    @Test
    void ofSeveralTheWorstCounts() {
        assertThat(Ruling.allAbove0(List.of(ABOVE, ABOVE))).isEqualTo(Ruling.HOLDS);
        assertThat(Ruling.allAbove0(List.of(ABOVE, BOTH))).isEqualTo(Ruling.UNDECIDED);
        assertThat(Ruling.allAbove0(List.of(BOTH, BELOW))).isEqualTo(Ruling.DIFFERS);
        assertThat(Ruling.allAbove0(List.of(FEW, BELOW))).isEqualTo(Ruling.UNDECIDED);
    }

    @Test
    void equalIsWhatRoundingExplains() {
        assertThat(Ruling.equal(1e-12)).isEqualTo(Ruling.HOLDS);
        assertThat(Ruling.equal(1e-3)).isEqualTo(Ruling.DIFFERS);
        assertThat(Ruling.equal(Double.NaN)).isEqualTo(Ruling.DIFFERS);
    }
}
