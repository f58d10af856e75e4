package org.ascribe.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A way to have libtorch compute, from the one it would choose to those that leave out more and more of oneDNN, whose kernels compute
 * float32 convolutions and recurrent layers on a CPU. Its words are for people; verdicts are kept by its name.
 */
public enum Setting {
    /** As libtorch chooses by the processor. */
    AS_IT_IS("as libtorch chooses", Map.of()),
    /** Without AVX-512. */
    UP_TO_AVX2("oneDNN up to AVX2", Map.of(Setting.INSTRUCTIONS, "AVX2")),
    /** Without AVX2. */
    UP_TO_AVX("oneDNN up to AVX", Map.of(Setting.INSTRUCTIONS, "AVX")),
    /** Without AVX. */
    UP_TO_SSE41("oneDNN up to SSE4.1", Map.of(Setting.INSTRUCTIONS, "SSE41")),
    /** With libtorch's own kernels alone. The variable is for those who compute with the engine before the switch is thrown. */
    WITHOUT_ONEDNN("without oneDNN", Map.of(Setting.INSTRUCTIONS, "SSE41"));

    /** What oneDNN asks for when it chooses its first kernel. */
    static final String INSTRUCTIONS = "ONEDNN_MAX_CPU_ISA";

    private final String words;
    private final Map<String, String> variables;

    Setting(String words, Map<String, String> variables) {
        this.words = words;
        this.variables = variables;
    }

    /** Those there are on a kind of processor, the one that should be fastest first. */
    static List<Setting> on(String architecture) {
        boolean isX86 = architecture.equals("amd64") || architecture.equals("x86_64");
        return Arrays.stream(values())
                .filter(setting -> isX86 || setting == AS_IT_IS || setting == WITHOUT_ONEDNN)
                .toList();
    }

    /** What has to be in the environment before the engine starts. */
    Map<String, String> variables() {
        return variables;
    }

    /** Before the engine starts: puts the variables into the environment of this process. */
    void prepare() {
        variables.forEach(ProcessEnvironment::set);
    }

    /** After it has started; what is switched off in any setting, too. */
    void apply() {
        TorchContext.useNnpack(false);
        TorchContext.useTf32(false);
        if (this == WITHOUT_ONEDNN) {
            TorchContext.useOneDnn(false);
        }
    }

    @Override
    public String toString() {
        return words;
    }
}
