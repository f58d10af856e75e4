package org.ascribe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineStartTest {

    private static final KernelRunner RIGHT = new TorchKernels(EngineGuard.engine(), Device.cpu());

    /** Value and gradients twice what they are, in float32. */
    private static final KernelRunner WRONG = (kernel, type) -> RIGHT.run(kernel, type).stream()
            .map(values -> {
                double[] spoilt = values.clone();
                for (int i = 0; type == DataType.FLOAT32 && i < spoilt.length; i++) {
                    spoilt[i] *= 2;
                }
                return spoilt;
            })
            .toList();

    private final List<Setting> opened = new ArrayList<>();

    private Optional<String> fault(String architecture, KernelRunner engine, SettingTrial... trials) {
        Optional<EngineVerdict> verdict =
                trials.length == 0 ? Optional.empty() : Optional.of(new EngineVerdict(List.of(trials)));
        return new EngineStart(Setting.on(architecture), setting -> {
                    opened.add(setting);
                    return engine;
                })
                .fault(verdict);
    }

    @Test
    void startsInTheSettingThatWasFoundRight() {
        SettingTrial wrong = SettingTrial.wrong(Setting.AS_IT_IS, "a kernel: off by 1");
        assertThat(fault("amd64", RIGHT, wrong, SettingTrial.right(Setting.UP_TO_AVX, 1)))
                .isEmpty();
        assertThat(opened).containsExactly(Setting.UP_TO_AVX);
    }

    @Test
    void refusesWhereNoSettingIsRightAndDoesNotStart() {
        assertThat(fault("amd64", RIGHT, SettingTrial.crashed(Setting.AS_IT_IS, "ended in a block"))
                        .orElseThrow())
                .contains("as libtorch chooses: ended in a block", "every setting", "ASCRIBE_ENGINE=unchecked");
        assertThat(opened).isEmpty();
    }

    @Test
    void saysThatASettingCameTooLate() {
        SettingTrial wrong = SettingTrial.wrong(Setting.AS_IT_IS, "a kernel: off by 1");
        assertThat(fault("amd64", WRONG, wrong, SettingTrial.right(Setting.UP_TO_SSE41, 1))
                        .orElseThrow())
                .contains(
                        "off by", "before it could be told to compute oneDNN up to SSE4.1", "ONEDNN_MAX_CPU_ISA=SSE41");
    }

    @Test
    void looksWhereNothingCouldBeTriedAndNamesNoRemedyOfAnotherProcessor() {
        assertThat(fault("amd64", RIGHT)).isEmpty();
        assertThat(fault("amd64", WRONG).orElseThrow()).contains("off by", "ONEDNN_MAX_CPU_ISA=SSE41");
        assertThat(fault("aarch64", WRONG).orElseThrow()).contains("off by").doesNotContain("ONEDNN");
    }

    @Test
    void believesWhatWasFoundRightAsItIs() {
        assertThat(fault("amd64", WRONG, SettingTrial.right(Setting.AS_IT_IS, 1)))
                .isEmpty();
    }

    @Test
    void whatDoesNotStartIsOneSentence() {
        EngineStart start = new EngineStart(Setting.on("amd64"), setting -> {
            throw new UnsatisfiedLinkError("no natives here\nand a trace");
        });
        assertThat(start.fault(Optional.empty()))
                .contains("engine: it does not start: no natives here (UnsatisfiedLinkError)");
    }
}
