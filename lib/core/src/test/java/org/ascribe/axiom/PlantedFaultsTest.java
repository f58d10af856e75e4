package org.ascribe.axiom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every planted fault is caught, by axioms that the healthy method keeps on the very same nets. */
class PlantedFaultsTest {

    private static final Search FEW = new Search(24, 8, 0, 3);

    @ParameterizedTest
    @EnumSource
    void eachIsCaught(PlantedFaults fault) {
        assertThat(fault.caughtBy()).isNotEmpty().allSatisfy(axiom -> {
            assertThat(FEW.verdict(fault.healthy(), axiom)).as("healthy").isInstanceOf(Verdict.Holds.class);
            assertThat(FEW.verdict(fault.spoiled(), axiom)).as("spoiled").isInstanceOf(Verdict.Broken.class);
        });
    }
}
