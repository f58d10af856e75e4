package org.ascribe.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.ascribe.engine.EngineVerdict;
import org.ascribe.engine.Setting;
import org.ascribe.engine.SettingTrial;
import org.ascribe.engine.SettingTrial.Outcome;
import org.junit.jupiter.api.Test;

class EngineTrialsTest {

    private static final SettingTrial RIGHT = new SettingTrial(Setting.AS_IT_IS, Outcome.RIGHT, "", 0.5);
    private static final SettingTrial WRONG =
            new SettingTrial(Setting.AS_IT_IS, Outcome.WRONG, "a kernel: off by 0.66", 0);
    private static final SettingTrial CRASHED =
            new SettingTrial(Setting.UP_TO_AVX2, Outcome.CRASHED, "ended in a block", 0);
    private static final SettingTrial SLOW = new SettingTrial(Setting.UP_TO_SSE41, Outcome.RIGHT, "", 1.25);
    private static final SettingTrial SLOWER = new SettingTrial(Setting.WITHOUT_ONEDNN, Outcome.RIGHT, "", 1.5);

    private static EngineTrials of(SettingTrial... trials) {
        return new EngineTrials(new EngineVerdict(List.of(trials)));
    }

    @Test
    void anEngineThatIsRightIsSaidToBe() {
        assertThat(of(RIGHT).finding()).isEqualTo(Finding.ok("float32", "right as libtorch chooses"));
    }

    @Test
    void anotherSettingIsNamedWithItsCostAndWhyIt() {
        assertThat(of(WRONG, CRASHED, SLOW, SLOWER).finding())
                .isEqualTo(Finding.ok(
                        "float32",
                        "right oneDNN up to SSE4.1; for the same kernels oneDNN up to SSE4.1 1.25 s, without oneDNN 1.50 s;"
                                + " not right: as libtorch chooses, oneDNN up to AVX2 (wrong, a kernel: off by 0.66)"));
    }

    @Test
    void whereNoneIsRightNothingMayBeUsed() {
        Finding finding = of(WRONG, CRASHED).finding();
        assertThat(finding.isUsable()).isFalse();
        assertThat(finding.detail())
                .startsWith("right in no setting; not right: as libtorch chooses, oneDNN up to AVX2");
    }

    @Test
    void theTableSetsTheTimesInRelation() {
        assertThat(EngineTrials.table(List.of(RIGHT, CRASHED, SLOW)))
                .containsExactly(
                        "  setting               float32    time",
                        "  as libtorch chooses   right      1.00",
                        "  oneDNN up to AVX2     crashed       -  ended in a block",
                        "  oneDNN up to SSE4.1   right      2.50");
        assertThat(EngineTrials.table(List.of(WRONG, SLOW))).contains("  oneDNN up to SSE4.1   right    1.25 s");
    }

    @Test
    void whatWasNotTriedIsNotSaidToBeRight() {
        assertThat(EngineTrials.finding(Optional.empty(), true))
                .isEqualTo(Finding.optional("float32", "not checked, as ASCRIBE_ENGINE says"));
        assertThat(EngineTrials.finding(Optional.empty(), false))
                .isEqualTo(Finding.optional("float32", "not checked, no process to try it in could be started"));
        assertThat(EngineTrials.table(List.of()))
                .containsExactly("  no setting was tried: no process to try it in could be started");
    }

    @Test
    void anEngineThatDoesNotStartBecauseItIsWrongKeepsWhatWasFoundAndItsOwnRemedy() {
        String wrong =
                "engine: libtorch computes float32 wrongly; with ASCRIBE_ENGINE=unchecked it computes all the same";
        EngineVerdict verdict = new EngineVerdict(List.of(WRONG, CRASHED));
        assertThat(EngineChecks.findings(Optional.of(verdict), false, failing(wrong), ": remove djl"))
                .containsExactly(
                        Finding.wrong("engine", "java.lang.IllegalStateException: " + wrong),
                        of(WRONG, CRASHED).finding());
        assertThat(EngineChecks.findings(
                        Optional.of(new EngineVerdict(List.of(RIGHT))),
                        false,
                        failing("does not start"),
                        ": remove djl"))
                .containsExactly(
                        Finding.wrong("engine", "java.lang.IllegalStateException: does not start: remove djl"),
                        of(RIGHT).finding());
    }

    private static Supplier<Engine> failing(String message) {
        return () -> {
            throw new IllegalStateException(message);
        };
    }
}
